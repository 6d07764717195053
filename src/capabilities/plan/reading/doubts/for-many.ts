import { squash } from "../../../../thai/matching.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { ReadProject } from "../reading.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt, resultsOf } from "./whole.ts";

/** What stands once and is taken for many, and what many share. */
export function doubtForMany(whole: WholeReading): void {
  oneRowForProjects(whole);
  oneLevelForRisks(whole);
  onePeriodForAll(whole);
  sharedResults(whole);
}

/** One dash beside several names: nothing is spent on any of them. */
function oneRowForProjects(whole: WholeReading) {
  for (const { titles, rows } of whole.table.groups) {
    const [first] = titles;
    const [row] = rows;
    if (!first || !row || titles.length < 2 || rows.length !== 1) continue;
    if ([...row.amounts.values()].some((amount) => amount !== null && amount !== 0)) continue;
    noteAt(
      whole,
      row.line,
      {
        level: "advice",
        kind: "table",
        says: `ช่องเดียว “-” สำหรับ ${titles.length} ชื่อ: ${titles.map(({ no, title }) => `${no ?? "?"}) ${quoted(title, 40)}`).join(" / ")}`,
        took: "ไม่มีงบประมาณทุกโครงการในช่องนี้",
        why: "หลายโครงการอยู่ในช่องเดียวกัน แต่มีงบประมาณแถวเดียว",
      },
      first.no ?? undefined,
    );
  }
}

function oneLevelForRisks(whole: WholeReading) {
  const shared = whole.reading.risk_assessment.filter(
    ({ risks, risk_score }) => risks.length > 1 && risk_score !== "",
  );
  const [first] = shared;
  if (!first) return;
  const line = whole.lines.find(({ text }) =>
    squash(text).includes(squash(first.risks[0] ?? "").slice(0, 30)),
  );
  noteAt(whole, line, {
    level: "advice",
    kind: "risk",
    says: shared
      .map(
        ({ process, risks, risk_score }) => `${quoted(process, 50)}: ${risk_score} (${risks.length} เหตุการณ์)`,
      )
      .join(" / "),
    took: "ระดับเดียวกันทุกเหตุการณ์ของกระบวนงาน",
    why: "ตารางให้ระดับความเสี่ยงต่อกระบวนงาน ไม่ได้ให้ต่อเหตุการณ์",
  });
}

function onePeriodForAll(whole: WholeReading) {
  const { projects, meta } = whole.reading;
  const [first] = projects;
  const years = ({ period }: ReadProject) => squash(period ?? "").replaceAll(/[–—]/g, "-");
  const isSame = first && projects.every((project) => years(project) === years(first));
  if (!first?.period || projects.length < 3 || meta.fiscal_years.length < 2 || !isSame) return;
  noteAt(whole, lineOfText(whole, first, first.period), {
    level: "advice",
    kind: "dates",
    says: `${quoted(first.period)} (ทั้ง ${projects.length} โครงการ)`,
    took: "ดำเนินการทุกปีของแผน ไม่ระบุไตรมาส",
    why: "ทุกโครงการใช้ระยะเวลาเดียวกัน เอกสารไม่บอกว่าปีใดหรือไตรมาสใดทำอะไร",
  });
}

/** The same result of several projects: one proof may serve them all, and one of them may be enough. */
function sharedResults(whole: WholeReading) {
  const own = squash(whole.reading.meta.organisation ?? "");
  const takers = new Map<string, { no: number; text: string }[]>();
  for (const project of whole.reading.projects)
    for (const text of new Set(resultsOf(project))) {
      const key = squash(text).replaceAll(own, "");
      if (key.length < 20) continue;
      takers.set(key, [...(takers.get(key) ?? []), { no: project.no, text }]);
    }
  for (const many of takers.values()) {
    const [first, second] = many;
    if (!first || !second) continue;
    const project = whole.reading.projects.find(({ no }) => no === second.no);
    noteAt(
      whole,
      project && lineOfText(whole, project, second.text),
      {
        level: "advice",
        kind: "repeated",
        says: `โครงการที่ ${many.map(({ no }) => no).join(", ")}: ${quoted(first.text)}`,
        took: "เก็บไว้ทุกโครงการ",
        why: "หลายโครงการมีผลเดียวกัน หลักฐานใช้ร่วมกันได้ และควรตรวจว่าโครงการไม่ซ้ำซ้อนกัน",
      },
      second.no,
    );
  }
}
