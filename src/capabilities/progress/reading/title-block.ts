/** What stands above the form on each of its pages. */
import { organisationIn } from "../../../platform/reading/organisation.ts";
import { toArabicDigits } from "../../../thai/digits.ts";

export function isFormTitle(text: string): boolean {
  const tight = tightOf(text);
  return tight.length < 120 && /^แบบ(?:ฟอร์ม)?(?:การ)?(?:รายงาน|ติดตาม)/.test(tight);
}

export function isTitleBlock(text: string): boolean {
  const tight = tightOf(text);
  if (isFormTitle(text)) return true;
  if (tight.length > 140) return false;
  return (
    /^ผลงาน(?:ประจำ)?ปี/.test(tight) ||
    /^[([]?[☑☒☐✓✔/■□○●\s)\]]*รอบ(?:ที่\d)?[([]?\d{1,2}เดือน/.test(tight) ||
    /^\(?(?:ระหว่าง|ตั้งแต่)(?:วันที่|เดือน)/.test(tight) ||
    /^\(?\d{1,2}(?:ตุลาคม|ต\.ค\.)(?:พ\.ศ\.)?(?:25\d\d)?[-–—ถ]/.test(tight) ||
    /^ประจำปี(?:งบประมาณ)?(?:พ\.ศ\.)?25\d\d/.test(tight) ||
    isOrganisationLine(text)
  );
}

/** The name of an office alone, with its amphoe and province. */
export function isOrganisationLine(text: string): boolean {
  const tight = tightOf(text);
  if (/^(?:อำเภอ|อ\.|จังหวัด|จ\.)[ก-๎]{2,20}(?:(?:จังหวัด|จ\.)[ก-๎]{3,20})?$/.test(tight)) return true;
  const named = organisationIn(text);
  if (!named || !text.trim().startsWith(named.name.slice(0, 4))) return false;
  const rest = tight.slice(tightOf(named.name).length);
  return /^(?:(?:อำเภอ|อ\.)[ก-๎]{2,20})?(?:(?:จังหวัด|จ\.)[ก-๎]{3,20})?$/.test(rest);
}

function tightOf(text: string): string {
  return toArabicDigits(text).replaceAll(/\s/g, "");
}
