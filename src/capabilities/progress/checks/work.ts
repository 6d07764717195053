/** What was done, and what was not. */
import { roundLabel } from "../../../thai/fiscal.ts";
import type { Quarter, Round } from "../../../thai/fiscal.ts";
import { dayOf, eachShare, inPeriod, nameOfFact, placeOf } from "./evidence.ts";
import type { ProgressCheck } from "./finding.ts";
import type { ProjectRecords } from "./records.ts";

/** Fewer letters tell no reason. */
const SHORTEST_REASON = 10;
/** So many times the people that the plan meant is more likely a slip of a digit. */
const FAR_TOO_MANY = 10;

const lastQuarter: Record<Round, Quarter> = { "6-month": 2, "9-month": 3, "12-month": 4 };

export const workChecks: readonly ProgressCheck[] = [
  {
    key: "nothing-recorded",
    level: "warning",
    title: "ถึงเวลาดำเนินการแล้วแต่ยังไม่มีบันทึก",
    find: (records) =>
      eachShare(({ status, tallies, unit }) =>
        status === "not-started" && tallies.every(({ facts }) => facts === 0)
          ? {
              message: `${unit ? `${unit.name}ยังไม่ได้บันทึก` : "ยังไม่มีบันทึก"}สิ่งใดเลย ทั้งที่แผนกำหนดให้เริ่มภายใน${roundLabel(records.round)}แรก`,
              remedy: "บันทึกสิ่งที่ทำแล้ว บันทึกว่าไม่สามารถดำเนินการได้ หรือให้เหตุผลที่ยังไม่เริ่ม",
            }
          : undefined,
      )({ ...records, projects: records.projects.filter((each) => isMeantToRun(each, records.round)) }),
  },
  {
    key: "year-over-not-finished",
    level: "warning",
    title: "สิ้นปีแล้วยังไม่แล้วเสร็จ",
    find: (records) =>
      records.round !== "12-month"
        ? []
        : eachShare(({ status, unit }) =>
            status === "under-way"
              ? {
                  message: `สิ้นปีงบประมาณแล้ว แต่${unit ? `ส่วนของ${unit.name}` : "โครงการนี้"}ยังอยู่ระหว่างดำเนินการ`,
                  remedy: "บันทึกขั้นตอนที่ทำเสร็จ หรือให้เหตุผลและบอกว่าจะแล้วเสร็จเมื่อใด",
                }
              : undefined,
          )(records),
  },
  {
    key: "red-without-words",
    level: "warning",
    title: "ล่าช้ามากแต่ไม่มีคำอธิบาย",
    find: ({ projects, words }) =>
      projects.flatMap(({ project, standing }) =>
        standing.light !== "red" ||
        standing.setback !== null ||
        words.some(({ projectYearId }) => projectYearId === project.id)
          ? []
          : [
              {
                projectYearId: project.id,
                message: `คืบหน้า ${standing.progress.done} จาก ${standing.progress.of} ขั้นตอน อยู่ในเกณฑ์สีแดง แต่ไม่มีคำอธิบาย`,
                remedy: "ให้เหตุผลที่ล่าช้าและสิ่งที่จะทำต่อ",
              },
            ],
      ),
  },
  {
    key: "setback-without-reason",
    level: "warning",
    title: "ไม่สามารถดำเนินการได้โดยไม่บอกเหตุ",
    find: (records) =>
      inPeriod(records)
        .filter(
          ({ fact }) =>
            fact.kind === "setback" && `${fact.title}${fact.said ?? ""}`.trim().length < SHORTEST_REASON,
        )
        .map(({ fact }) => ({
          ...placeOf(fact),
          message: `บันทึกว่าไม่สามารถดำเนินการได้ ${dayOf(fact)} แต่เหตุผล “${fact.title}” สั้นจนไม่รู้ว่าเพราะอะไร`,
          remedy: "เขียนเหตุผลให้ผู้อ่านเข้าใจ เช่น ใครเป็นผู้สั่งเลื่อน เพราะเหตุใด",
        })),
  },
  {
    key: "event-without-people",
    level: "advice",
    title: "กิจกรรมไม่บอกจำนวนผู้เข้าร่วม",
    find: (records) =>
      inPeriod(records)
        .filter(({ fact }) => fact.kind === "event" && peopleAt(fact.attended) === 0)
        .map(({ fact }) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} ไม่ได้กรอกจำนวนผู้เข้าร่วม`,
          remedy: "กรอกจำนวนผู้เข้าร่วมแต่ละกลุ่ม",
        })),
  },
  {
    key: "far-more-people",
    level: "warning",
    title: "ผู้เข้าร่วมมากกว่ากลุ่มเป้าหมายหลายเท่า",
    find: (records) => {
      const meant = new Map(
        records.projects.map(({ project }) => [project.id, project.content.target.count ?? 0]),
      );
      return inPeriod(records).flatMap(({ fact }) => {
        if (fact.kind !== "event") return [];
        const most = Math.max(0, ...fact.projects.map(({ id }) => meant.get(id) ?? 0));
        const came = peopleAt(fact.attended);
        return most === 0 || came < most * FAR_TOO_MANY
          ? []
          : [
              {
                ...placeOf(fact),
                message: `${nameOfFact(fact)} มีผู้เข้าร่วม ${came} คน แต่แผนตั้งกลุ่มเป้าหมายไว้ ${most} คน`,
                remedy: "ตรวจจำนวนหลักอีกครั้ง หรือให้เหตุผล",
              },
            ];
      });
    },
  },
];

/** Some quarter in which the plan carries it out is over when the round is. */
function isMeantToRun({ project }: ProjectRecords, round: Round): boolean {
  const { quarters } = project.content;
  return quarters.length === 0 ? round === "12-month" : quarters.some((each) => each <= lastQuarter[round]);
}

function peopleAt(attended: Readonly<Record<string, number | undefined>>): number {
  return Object.values(attended).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
