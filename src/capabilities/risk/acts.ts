import { act, done } from "../../platform/acts/act.ts";
import { invalid } from "../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../thai/dates.ts";
import { fiscalYearRange } from "../../thai/fiscal.ts";
import { TakeOverRisks } from "./assessments/forms.ts";
import { assessmentsOf } from "./assessments/queries.ts";
import { keepers } from "./permissions.ts";
import { projectsForRisk } from "./measures/queries.ts";
import { scalesInForce } from "./scales/shipped.ts";
import { assessmentRecord, beginAssessment } from "./assessments/writing.ts";

/**
 * The risk table of a plan that was read from a file becomes the first assessment: each process with its
 * events, the word of the process on each of them, and its measures against all of them.
 */
export const takeOverRisks = act({
  name: "risk.take-over",
  title: "นำตารางความเสี่ยงจากแผนเดิมเข้าทะเบียน",
  input: TakeOverRisks,
  may: keepers,
  run: async ({ db, orgId, input: { fiscalYear, risks }, actor, now, newId }) => {
    const years = await assessmentsOf(db, orgId);
    if (years.some((year) => year.fiscal_year === fiscalYear))
      return invalid({ fiscalYear: [`มีการประเมินปีงบประมาณ ${fiscalYear} อยู่แล้ว จึงไม่นำตารางมาทับ`] });
    const names = risks.map(({ process }) => process);
    const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (twice >= 0) return invalid({ [`risks.${twice}.process`]: ["กระบวนการนี้ซ้ำกับแถวก่อนหน้า"] });
    const packs = await scalesInForce(fiscalYearRange(fiscalYear).start);
    const pack = packs.find(({ key }) => key === "words");
    if (!pack) return invalid({ fiscalYear: ["ไม่มีเกณฑ์ระดับเป็นคำสำหรับปีนี้"] });
    const id = newId();
    await beginAssessment(db, { orgId, id, fiscalYear, pack, copiedFrom: null, by: actor.name, now, newId });
    const keyOf = (word: string | null) => pack.data.levels.find(({ name }) => name === word)?.key ?? null;
    const today = todayInBangkok(now);
    const projects = new Set((await projectsForRisk(db, orgId, fiscalYear)).map((project) => project.id));
    let count = 0;
    let unlinked = 0;
    for (const [place, line] of risks.entries()) {
      const processId = newId();
      await db
        .insertInto("risk_process")
        .values({ org_id: orgId, id: processId, assessment_id: id, place, name: line.process })
        .execute();
      const level = keyOf(line.level);
      const rows = line.events.map((event, at) => {
        const riskId = newId();
        return {
          org_id: orgId,
          id: riskId,
          assessment_id: id,
          process_id: processId,
          lineage_id: riskId,
          place: at,
          event,
          before_level: level,
          received_on: today,
        };
      });
      const measures = line.measures.map(({ text, projectId }, at) => {
        // A project that the plan of this year does not offer: the measure stays, its link does not.
        const isOffered = projectId !== null && projects.has(projectId);
        if (projectId !== null && !isOffered) unlinked += 1;
        return {
          org_id: orgId,
          id: newId(),
          process_id: processId,
          place: at,
          text,
          project_id: isOffered ? projectId : null,
        };
      });
      if (rows.length > 0) await db.insertInto("risk").values(rows).execute();
      if (measures.length > 0) await db.insertInto("risk_measure").values(measures).execute();
      count += rows.length;
    }
    return done(
      { id, risks: count, unlinked },
      { record: assessmentRecord(id, fiscalYear), after: { fiscalYear, risks: count } },
    );
  },
});
