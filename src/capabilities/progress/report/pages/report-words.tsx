import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isIsoDate } from "../../../../thai/dates.ts";
import type { ReportContent } from "../content.ts";
import type { WordPart } from "../words/parts.ts";
import { wordParts } from "../words/parts.ts";

interface ReportWordsProps {
  content: ReportContent;
  /** Where a part is written; false where it is only read. */
  writeHref: (part: WordPart) => string | false;
}

/** What persons wrote: introduction, factors, problems, recommendations, who reports, the announcement. */
export function ReportWords({ content, writeHref }: ReportWordsProps) {
  const { introduction, factors, problems, recommendations, reporter, announcement } = content;
  const aside = (part: WordPart) => {
    const href = writeHref(part);
    return href === false ? undefined : <LinkButton href={href}>เขียน</LinkButton>;
  };
  return (
    <>
      <Sheet title={wordParts.introduction.title} aside={aside("introduction")}>
        <Paragraphs texts={introduction} />
      </Sheet>
      <Sheet title={wordParts.summary.title} aside={aside("summary")}>
        <h3>ปัจจัยสนับสนุน</h3>
        <Paragraphs texts={factors} />
        <h3>ปัญหา/อุปสรรคในการดำเนินงาน</h3>
        <Paragraphs texts={problems} />
        <h3>ข้อเสนอแนะ</h3>
        <Paragraphs texts={recommendations} />
      </Sheet>
      <Sheet title={wordParts.reporter.title} aside={aside("reporter")}>
        <Facts
          facts={[
            { label: "ผู้รายงาน", value: reporter?.name },
            { label: "ตำแหน่ง", value: reporter?.position },
            { label: "โทรศัพท์/โทรสาร", value: reporter?.phone },
            { label: "อีเมล", value: reporter?.email },
            { label: "วันที่รายงาน", value: dayInWords(reporter?.reportedOn) },
          ]}
        />
      </Sheet>
      {announcement && (
        <Sheet title={wordParts.announcement.title} aside={aside("announcement")}>
          <Paragraphs texts={announcement.text} />
          <Facts
            facts={[
              { label: "วันที่ประกาศ", value: dayInWords(announcement.signedOn) },
              { label: "ผู้ลงนาม", value: announcement.signerName },
              { label: "ตำแหน่ง", value: announcement.signerTitle },
            ]}
          />
        </Sheet>
      )}
    </>
  );
}

function Paragraphs({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <p class="hush">ยังไม่ได้เขียน</p>;
  return (
    <>
      {texts.map((text, at) => (
        <p key={at}>{text}</p>
      ))}
    </>
  );
}

function dayInWords(day: string | null | undefined): string | null {
  return day && isIsoDate(day) ? formatThaiDate(day) : (day ?? null);
}
