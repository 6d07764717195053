import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { lookAlikes } from "../../thai/matching.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { findEntries } from "./queries.ts";
import { readQuestion } from "./question.ts";
import { rowOf } from "./write.ts";

/** How many people of a town are found by their names as they are typed, scanned or remembered. */
const { house } = await openTestHouse();
const org = await anOrganisation(house);
const AUDIENCE = ["everyone"];
const PEOPLE = 1500;
const ASKED = 40;

const given = "สม กิต วิ ประ ชัย นิ อา สุ จัน ธน พร ศิ ณัฐ วร อนุ ปิย รัต บุญ ทอง มาน ชลิ กาญ ดวง เพ็ญ".split(" ");
const second = "ชาย หญิง ศักดิ์ พงษ์ รัตน์ วรรณ ดา ภรณ์ เดช ลักษณ์ พันธ์ สิทธิ์ ธร วัฒน์ ทิพย์ นุช".split(" ");
const family = "วงศ์ สกุล แก้ว เจริญ สุข มั่นคง รักษ์ ไพศาล บำรุง วิไล พิทักษ์ ชื่น สว่าง อินทร์ โพธิ์".split(" ");
const works = "นักวิเคราะห์นโยบายและแผน เจ้าพนักงานธุรการ นายช่างโยธา นิติกร นักพัฒนาชุมชน".split(" ");

/** The same sequence in every run. */
let state = 12_345;
function chance(): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
}
const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
const aName = () => `${pick(given)}${pick(second)} ${pick(given)}${pick(family)}${pick(["", ...second])}`;

const people = [...new Set(Array.from({ length: PEOPLE }, aName))].map((name) => ({ id: newId(), name }));

beforeAll(async () => {
  const rows = people.map(({ id, name }, at) =>
    rowOf(org.id, "person", {
      id,
      title: `${pick(["นาย", "นาง", "นางสาว"])}${name}`,
      body: [`${pick(works)}ชำนาญการ`, `คำสั่งที่ ${at + 1}/2569`],
      audience: AUDIENCE,
    }),
  );
  await writeIn(house.database, org.id, (db) => db.insertInto("search_entry").values(rows).execute());
});

const find = (text: string) =>
  readIn(house.database, org.id, (db) =>
    findEntries(db, org.id, AUDIENCE, { question: readQuestion(text), page: 1 }),
  );

function withSign(name: string, change: (signs: string[], at: number) => void): string {
  const signs = [...name];
  change(signs, 1 + Math.floor(chance() * (signs.length - 2)));
  return signs.join("");
}

/** As a scanner reads it: one letter taken for one that looks alike. */
function scanned(name: string): string {
  const signs = [...name];
  const at = signs.findIndex((sign, index) => index > 1 && lookAlikes.some((group) => group.includes(sign)));
  const group = lookAlikes.find((all) => all.includes(signs[at] ?? "–")) ?? "";
  const other = [...group].find((sign) => sign !== signs[at]);
  if (other) signs[at] = other;
  return signs.join("");
}

test.each<[string, number, (name: string) => string]>([
  ["as it stands", 1, (name) => name],
  ["without blanks", 1, (name) => name.replaceAll(" ", "")],
  ["a tone mark lost", 0.95, (name) => name.replace(/[\u0e48\u0e49\u0e4c]/, "")],
  ["a vowel above or below lost", 0.95, (name) => name.replace(/[\u0e31\u0e34-\u0e39]/, "")],
  ["as a scanner reads it", 0.95, scanned],
  ["a letter lost", 0.85, (name) => withSign(name, (signs, at) => signs.splice(at, 1))],
  ["a letter wrong", 0.85, (name) => withSign(name, (signs, at) => (signs[at] = "ฮ"))],
  [
    "two letters wrong",
    0.55,
    (name) =>
      withSign(
        withSign(name, (signs, at) => (signs[at] = "ฮ")),
        (signs, at) => (signs[at] = "ฌ"),
      ),
  ],
])(
  "a name is found: %s",
  async (_, least, change) => {
    let hits = 0;
    for (let count = 0; count < ASKED; count += 1) {
      const { id, name } = pick(people);
      const { found, near } = await find(change(name));
      if ([...found, ...near].some(({ record_id }) => record_id === id)) hits += 1;
    }
    expect(hits / ASKED).toBeGreaterThanOrEqual(least);
  },
  120_000,
);

test("a number is found in Thai and in Arabic digits, and only that one first", async () => {
  for (const typed of ["คำสั่งที่ ๗๑๒/๒๕๖๙", "คำสั่งที่ 712/2569", "712/๒๕๖๙"]) {
    const { found } = await find(typed);
    expect(found[0]?.record_id).toBe(people[711]?.id);
  }
});

test("what nobody is called finds nobody", async () => {
  for (const nonsense of ["ฆฌฒฆฌฒฆฌฒ", "zzqqxx", "ฮฮฮฮฮฮฮฮ"]) {
    const { found, near } = await find(nonsense);
    expect([...found, ...near]).toEqual([]);
  }
});
