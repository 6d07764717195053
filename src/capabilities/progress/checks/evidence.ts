/** Results that nothing proves. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { cut } from "./cut.ts";
import type { Fact } from "../facts.ts";
import { factTitles } from "../facts.ts";
import type { ProgressCheck, ProgressFound } from "./finding.ts";
import type { RoundRecords, ShareRecords } from "./records.ts";

const ATTACH = "แนบภาพถ่ายหรือเอกสาร ใส่ลิงก์ หรือเลือกรายการอื่นที่มีหลักฐานแล้ว";

export const evidenceChecks: readonly ProgressCheck[] = [
  {
    key: "done-without-evidence",
    level: "error",
    title: "ดำเนินการแล้วเสร็จแต่ไม่มีหลักฐาน",
    find: eachShare(({ status, tallies, unit }) =>
      status !== "done" || tallies.some(({ evidenced }) => evidenced > 0)
        ? undefined
        : {
            message: `${unit ? `ส่วนของ${unit.name}` : "โครงการนี้"}ดำเนินการแล้วเสร็จ แต่ไม่มีหลักฐานแม้แต่รายการเดียว`,
            remedy: `${ATTACH} จึงจะส่งรายงานได้`,
          },
    ),
  },
  {
    key: "step-without-evidence",
    level: "error",
    title: "ขั้นตอนที่ทำเสร็จไม่มีหลักฐาน",
    find: eachUnproved("step", (fact) => `ขั้นตอน “${cut(fact.title)}” บันทึกว่าเสร็จแล้ว แต่ไม่มีหลักฐาน`),
  },
  {
    key: "value-without-evidence",
    level: "error",
    title: "ค่าตัวชี้วัดที่กรอกเองไม่มีหลักฐาน",
    find: eachUnproved("value", (fact) => `ค่าตัวชี้วัด “${cut(fact.title)}” กรอกเอง แต่ไม่มีหลักฐาน`),
  },
  {
    key: "event-without-evidence",
    level: "warning",
    title: "กิจกรรมที่จัดไม่มีหลักฐาน",
    find: eachUnproved("event", (fact) => `กิจกรรม “${cut(fact.title)}” ${dayOf(fact)} ไม่มีภาพถ่ายหรือเอกสาร`),
  },
  {
    key: "publication-without-evidence",
    level: "warning",
    title: "การเผยแพร่ไม่มีลิงก์หรือภาพ",
    find: eachUnproved("publication", (fact) => `การเผยแพร่ “${cut(fact.title)}” ${dayOf(fact)} ไม่มีลิงก์หรือภาพ`),
  },
];

/** The projects of this report with their shares. */
export function eachShare(
  tell: (share: ShareRecords) => Pick<ProgressFound, "message" | "remedy"> | undefined,
): ProgressCheck["find"] {
  return ({ projects }) =>
    projects.flatMap(({ project, shares }) =>
      shares.flatMap((share) => {
        const found = tell(share);
        return found ? [{ projectYearId: project.id, about: share.unit?.id, ...found }] : [];
      }),
    );
}

function eachUnproved(kind: Fact["kind"], tell: (fact: Fact) => string): ProgressCheck["find"] {
  return (records) =>
    inPeriod(records)
      .filter(({ fact }) => fact.kind === kind && !isProved(fact))
      .map(({ fact }) => ({ ...placeOf(fact), message: tell(fact), remedy: ATTACH }));
}

/** Facts that the figures of the round are made from. */
export function inPeriod({ facts, period }: RoundRecords): RoundRecords["facts"] {
  return facts.filter(({ fact }) => period.start <= fact.happenedOn && fact.happenedOn <= period.end);
}

export function placeOf(fact: Fact): Pick<ProgressFound, "factId" | "projectYearId"> {
  return { factId: fact.id, projectYearId: fact.projects[0]?.id };
}

export function isProved({ evidence, link, proofId }: Fact): boolean {
  return evidence > 0 || link !== null || proofId !== null;
}

export function dayOf({ happenedOn }: Fact): string {
  return formatThaiDate(happenedOn, "short");
}

export function nameOfFact(fact: Fact): string {
  return `${factTitles[fact.kind]} “${cut(fact.title)}” ${dayOf(fact)}`;
}
