/** Names that are another's: of organisations, of their kinds, of laws. */
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { PlanContent } from "../content.ts";
import { lawFinder } from "../laws/mentions.ts";
import type { LawMention } from "../laws/mentions.ts";
import { lawTitle } from "../packs/laws.ts";
import type { Law } from "../packs/laws.ts";
import type { Found, PlanCheck } from "./finding.ts";
import type { PlacedText } from "./texts.ts";
import { cut, textsOf } from "./texts.ts";

// None of these is an error: a plan may name another office with good reason, and not every law's year is confirmed.
export const nameChecks: readonly PlanCheck[] = [
  {
    key: "other-organisation",
    level: "warning",
    title: "มีชื่อหน่วยงานอื่นในข้อความ",
    find: (content, { kinds }) => {
      const own = squeezed(content.organisation.name);
      const ownShort = shortName(content.organisation, kinds);
      const pattern = namesBehind(kinds);
      return textsOf(content).flatMap((placed) =>
        [...new Set(organisationsIn(placed.text, pattern))]
          // Of a name that wraps only its beginning stands at once behind the word of its kind.
          .filter((name) => !own.startsWith(name) && !name.startsWith(own))
          .filter((name) => !(ownShort && (ownShort.startsWith(name) || name.startsWith(ownShort))))
          .map((name) => ({
            ...where(placed),
            about: name,
            message: `มีชื่อ “${cut(name, 50)}” ซึ่งไม่ใช่ชื่อหน่วยงานนี้`,
            remedy: `เปลี่ยนเป็น “${content.organisation.name}” หรือลบออก`,
          })),
      );
    },
  },
  {
    key: "other-kind-word",
    level: "warning",
    title: "มีคำของหน่วยงานประเภทอื่น",
    find: (content, { kinds }) => {
      const own = kinds.find(({ key }) => key === content.organisation.kind);
      if (!own) return [];
      const mine = wordsOf(own);
      const others = [...new Set(kinds.filter((kind) => kind.key !== own.key).flatMap(wordsOf))].filter(
        (word) => !mine.some((each) => each.includes(word)),
      );
      const pattern = new RegExp(
        others
          .toSorted((a, b) => b.length - a.length)
          .map((word) => RegExp.escape(word))
          .join("|"),
        "g",
      );
      return textsOf(content).flatMap((placed) =>
        [...new Set(placed.tight.match(pattern))].map((word) => ({
          ...where(placed),
          about: word,
          message: `มีคำว่า “${word}” ซึ่งเป็นคำของหน่วยงานประเภทอื่น`,
          remedy: `ใช้คำของ${own.full} เช่น “${own.staff.official}” “${own.titles.executive}”`,
        })),
      );
    },
  },
  {
    key: "organisation-misspelt",
    level: "warning",
    title: "เขียนชื่อประเภทหน่วยงานผิด",
    find: (content) =>
      textsOf(content).flatMap((placed) =>
        [...new Set(placed.tight.match(misspelt))].map((word) => ({
          ...where(placed),
          about: word,
          message: `เขียนว่า “${word}”`,
          remedy: "คำที่ถูกคือ องค์การบริหารส่วนตำบล องค์การบริหารส่วนจังหวัด หรือองค์กรปกครองส่วนท้องถิ่น",
        })),
      ),
  },
  {
    key: "law-kind-wrong",
    level: "warning",
    title: "เขียนประเภทของกฎหมายผิด",
    find: (content, { laws }) =>
      wrongLaws(content, laws, "kind", (law, written) => `“${cut(written, 90)}” เป็น${lawTitle(law)}`),
  },
  {
    key: "law-year-wrong",
    level: "warning",
    title: "ปีของกฎหมายไม่ตรง",
    find: (content, { laws }) =>
      wrongLaws(
        content,
        laws,
        "year",
        (_, written, right) => `“${cut(written, 110)}” ปีของกฎหมายนี้คือ พ.ศ. ${right}`,
      ),
  },
];

const misspelt = /องค์กร(?:การ)?บริหารส่วน(?:ตำบล|จังหวัด)|องค์(?:กร|การ)ปกครองส่วน(?:ตำบล|จังหวัด)/g;

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, "");
}

function where({ projectId, field, item }: PlacedText): Pick<Found, "projectId" | "field" | "item"> {
  return {
    ...(projectId === undefined ? {} : { projectId }),
    field,
    ...(item === undefined ? {} : { item }),
  };
}

/** Words that stand behind the word of a kind where no name follows: องค์การบริหารส่วนตำบลมีหน้าที่… */
const noName =
  /^(?:$|[^ก-ฮเแโใไ]|และ|หรือ|ที่|มี|ให้|ได้|ใน|ของ|เป็น|ต้อง|จะ|แห่ง|ทุก|ด้วย|โดย|ตาม|เพื่อ|กับ|ซึ่ง|ทราบ|ดำเนิน|จัด|นี้|นั้น|พ\.ศ|เอง|อื่น|ทั้ง|ต่อ|กำหนด|ประจำ|ว่า|เรื่อง|แล้ว|ไม่|ใช้|รับ|ร่วม|สามารถ|พร้อม|ณ|ต่าง|เกี่ยว|ตลอด|รวม|จึง|แต่|อย่าง|ออก|อาจ|ตำบล|เมือง|นคร|เขต|กระทำ|ควร|คือ|ขนาด|อำเภอ|จังหวัด|ผู้|คณะ|พิจารณา|ประกาศ|แต่งตั้ง|ปฏิบัติ|เห็น|ขอ|ถึง|จาก|เข้า|นำ|มา|ไป|มุ่ง|ยึด|เปิด|เผยแพร่|ส่งเสริม|สนับสนุน|ปี|รอบ|ระดับ|ละ|ทำ|หลาย|บาง|เดียว|เสนอ|เกิด|อยู่|ถือ|ขึ้น|ลด|จำนวน|ครั้ง|ตระหนัก|ปราศจาก|ปลอด|ผ่าน|ลงนาม|อนุมัติ|มอบ|ชี้แจง|สั่ง|แจ้ง|ตรวจ|ประชุม|พร้อม|เท่า|บริหาร|บรรลุ)/;

/** Blanks may stand inside the word of a kind, but a name begins at once behind it. */
function namesBehind(kinds: readonly OrganisationKind[]): RegExp {
  const heads = kinds
    .filter(({ single }) => !single)
    .flatMap(({ full, short }) => [RegExp.escape(full), RegExp.escape(short)]);
  return new RegExp(`(?:${heads.join("|")})([^ “”"()]{0,24})`, "g");
}

function organisationsIn(text: string, pattern: RegExp): string[] {
  const plain = text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/องค์การ ?บริหาร ?ส่วน ?(ตำบล|จังหวัด)/g, "องค์การบริหารส่วน$1");
  return [...plain.matchAll(pattern)]
    .filter((found) => !noName.test(found[1] ?? ""))
    .map((found) => found[0]);
}

function shortName(
  { name, kind }: { name: string; kind: string },
  kinds: readonly OrganisationKind[],
): string | undefined {
  const own = kinds.find(({ key }) => key === kind);
  return own && name.startsWith(own.full)
    ? `${own.short}${squeezed(name.slice(own.full.length))}`
    : undefined;
}

function wordsOf({ staff, titles }: OrganisationKind): string[] {
  return [staff.official, titles.executive, titles.council, titles.councilMember];
}

/** Made of many patterns, and the laws are the same for every plan. */
const finders = new WeakMap<readonly Law[], ReturnType<typeof lawFinder>>();

type LawsNamed = readonly { placed: PlacedText; mentions: readonly LawMention[] }[];
const named = new WeakMap<PlanContent, LawsNamed>();

/** Found once for all that is asked about them. */
function lawsNamedIn(content: PlanContent, laws: readonly Law[]): LawsNamed {
  const find = finders.get(laws) ?? lawFinder(laws);
  finders.set(laws, find);
  const found =
    named.get(content) ?? textsOf(content).map((placed) => ({ placed, mentions: find(placed.text) }));
  named.set(content, found);
  return found;
}

function wrongLaws(
  content: PlanContent,
  laws: readonly Law[],
  what: "kind" | "year",
  tell: (law: Law, written: string, right: string) => string,
): Found[] {
  return lawsNamedIn(content, laws).flatMap(({ placed, mentions }) =>
    mentions.flatMap(({ law, quote, wrong }) =>
      wrong
        .filter((each) => each.what === what)
        .map(({ right, written }) => ({
          ...where(placed),
          about: cut(law.name),
          message: tell(law, quote, right),
          remedy: `เปลี่ยน “${written}” เป็น “${right}” ${law.confirmed ? "" : "และให้นิติกรยืนยัน"}`.trim(),
        })),
    ),
  );
}
