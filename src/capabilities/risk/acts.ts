import { act, done } from "../../platform/acts/act.ts";
import { invalid } from "../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../thai/dates.ts";
import { fiscalYearRange } from "../../thai/fiscal.ts";
import { TakeOverRisks } from "./assessments/forms.ts";
import type { LineTakenOver } from "./assessments/forms.ts";
import { assessmentsOf } from "./assessments/queries.ts";
import { keepers } from "./permissions.ts";
import { projectsForRisk } from "./measures/queries.ts";
import { scalesInForce } from "./scales/shipped.ts";
import { assessmentRecord, beginAssessment } from "./assessments/writing.ts";

/**
 * The risk table of a plan that was read from a file becomes the first assessment: each process with its
 * events, the word of the row on each of them, and its measures against all events of the row.
 */
export const takeOverRisks = act({
  name: "risk.take-over",
  title: "นำตารางความเสี่ยงจากแผนเดิมเข้าทะเบียน",
  input: TakeOverRisks,
  may: keepers,
  run: async ({ db, orgId, input: { fiscalYear, risks }, actor, now, newId, packs }) => {
    const years = await assessmentsOf(db, orgId);
    if (years.some((year) => year.fiscal_year === fiscalYear))
      return invalid({ fiscalYear: [`มีการประเมินปีงบประมาณ ${fiscalYear} อยู่แล้ว จึงไม่นำตารางมาทับ`] });
    const pack = await scaleOfWords(fiscalYear, risks);
    if (!pack) return invalid({ fiscalYear: ["ไม่มีเกณฑ์ระดับเป็นคำสำหรับปีนี้"] });
    const id = newId();
    await beginAssessment(db, { orgId, id, fiscalYear, pack, copiedFrom: null, by: actor.name, now, newId });
    const keyOf = (word: string | null) => pack.data.levels.find(({ name }) => name === plainWord(word))?.key;
    const received_on = todayInBangkok(now);
    const projects = new Set(
      (await projectsForRisk(db, orgId, fiscalYear, packs)).map((project) => project.id),
    );
    let count = 0;
    let measured = 0;
    let unlinked = 0;
    const processes = [...Map.groupBy(risks, ({ process }) => process)];
    for (const [place, [name, rows]] of processes.entries()) {
      const process_id = newId();
      const shared = { org_id: orgId, process_id };
      await db
        .insertInto("risk_process")
        .values({ org_id: orgId, id: process_id, assessment_id: id, place, name })
        .execute();
      for (const row of rows) {
        const level = keyOf(row.level);
        const events = row.events.map((event, at) => {
          const riskId = newId();
          return {
            ...shared,
            id: riskId,
            assessment_id: id,
            lineage_id: riskId,
            place: count + at,
            event,
            before_level: level ?? null,
            // A word that no scale knows is not lost: whoever rates the risk reads it.
            before_reason: row.level !== null && !level ? `แผนเดิมเขียนระดับว่า “${row.level}”` : null,
            received_on,
          };
        });
        count += events.length;
        await db.insertInto("risk").values(events).execute();
        // Rows of one process have measures of their own; those of several events stay against all of it.
        const [event, ...others] = events;
        const risk_id = rows.length > 1 && others.length === 0 ? event?.id : null;
        const measures = row.measures.map(({ text, projectId }) => {
          // A project that the plan of this year does not offer: the measure stays, its link does not.
          const project_id = projectId !== null && projects.has(projectId) ? projectId : null;
          if (project_id !== projectId) unlinked += 1;
          measured += 1;
          return { ...shared, id: newId(), place: measured, text, project_id, risk_id };
        });
        if (measures.length > 0) await db.insertInto("risk_measure").values(measures).execute();
      }
    }
    return done(
      { id, risks: count, unlinked },
      { record: assessmentRecord(id, fiscalYear), after: { fiscalYear, risks: count } },
    );
  },
});

/** The scale of words that knows most words of the table; of those that know as many, the one of fewest levels. */
async function scaleOfWords(fiscalYear: number, risks: readonly LineTakenOver[]) {
  const packs = await scalesInForce(fiscalYearRange(fiscalYear).start);
  const words = new Set(risks.flatMap(({ level }) => plainWord(level) ?? []));
  const known = (pack: (typeof packs)[number]) =>
    pack.data.levels.filter(({ name }) => words.has(name)).length;
  return packs
    .filter(({ data }) => data.method === "words")
    .toSorted((a, b) => known(b) - known(a) || a.data.levels.length - b.data.levels.length)
    .at(0);
}

/** "ระดับสูง" and "สูง (12)" say สูง. */
function plainWord(word: string | null): string | undefined {
  return word?.replace(/^ระดับ\s*/, "").replace(/\s*\([^)]*\)$/, "");
}
