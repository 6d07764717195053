import pg from "pg";
import { v7 as newId } from "uuid";
import { writeIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { holdersOf } from "../src/platform/search/audience.ts";
import { rowOf } from "../src/platform/search/write.ts";
import { everyMember } from "../src/platform/web/doors.tsx";
import type { Seeded } from "./seed.ts";

const PORTION = 1000;

const first = "สม วิ ประ ชัย จัน ธน พร ศิ ณัฐ วร ปิย รัต บุญ ทอง กาญ ดวง พัช อรุ นภา สุ".split(" ");
const last = "ชาย ศักดิ์ พงษ์ วรรณ ดา ภรณ์ เดช ลักษณ์ สิทธิ์ ธร วัฒน์ ทิพย์ จิต นุช กานต์ วุฒิ".split(" ");
const titles = "นักวิเคราะห์นโยบายและแผน เจ้าพนักงานธุรการ นายช่างโยธา นิติกร นักพัฒนาชุมชน".split(" ");
const works = "จัดซื้อครุภัณฑ์ ก่อสร้างถนน ขุดลอกคลอง ป้องกันทุจริต ประเมินความเสี่ยง เบี้ยยังชีพ".split(" ");

/** People and meetings of a fictional town, as entries only: what is looked for is all that counts here. */
export async function fillIndex(
  house: House,
  ownerUrl: string,
  { orgId }: Seeded,
  entries: number,
): Promise<void> {
  const pick = turns();
  for (let at = 0; at < entries; at += PORTION) {
    const rows = Array.from({ length: Math.min(PORTION, entries - at) }, (_, index) => {
      const person = `${pick(first)}${pick(last)} ${pick(first)}${pick(last)}${pick(last)}`;
      const [kind, title, body] =
        index % 2 === 0
          ? ["person", `นาย${person}`, [`${pick(titles)}ชำนาญการ`]]
          : [
              "meeting",
              `ประชุมครั้งที่ ${1 + ((at + index) % 12)}/${2560 + ((at + index) % 10)} ${pick(works)}`,
              Array.from({ length: 8 }, () => `${pick(works)} ${pick(works)} ${pick(first)}${pick(last)}`),
            ];
      return rowOf(orgId, kind as string, {
        id: newId(),
        title: title as string,
        body: body as string[],
        audience: holdersOf(everyMember),
      });
    });
    await writeIn(house.database, orgId, (db) => db.insertInto("search_entry").values(rows).execute());
  }
  // What the server does by itself within minutes of such an import.
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("vacuum analyze search_entry");
  await owner.end();
}

/** The same sequence in every run. */
function turns(): (words: readonly string[]) => string {
  let state = 12_345;
  return (words) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return words[Math.floor((state / 0x7fffffff) * words.length)] ?? "";
  };
}
