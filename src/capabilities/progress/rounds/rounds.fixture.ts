import { v7 as newId } from "uuid";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { countAgain } from "../measuring/kept.ts";
import type { ProjectYear } from "../project-years.ts";
import { perform } from "../stage.fixture.ts";
import type { WorkStage } from "../stage.fixture.ts";
import { excuseOfReport } from "./excuse-acts.ts";
import { reportsOf } from "./queries.ts";
import { passReport, receiveReport, sendReport } from "./report-acts.ts";
import { standOfUnit } from "./stand.ts";

export interface OfReport {
  year: number;
  round: Round;
  unitId: string;
}

/** How the report stands now: its version goes with every step. */
export async function reportNow({ house, org }: WorkStage, about: OfReport) {
  const [report] = await readIn(house.database, org.id, (db) => reportsOf(db, org.id, about.year, about));
  if (!report) throw new Error("this unit has nothing to report");
  return report;
}

export function findingsNow({ house, org }: WorkStage, about: OfReport) {
  const today = todayInBangkok(house.now());
  return readIn(house.database, org.id, (db) =>
    standOfUnit(db, org.id, { ...about, today, packs: house.packs }),
  );
}

/** Gives a reason to every warning that has none. */
export async function excuseAll(stage: WorkStage, about: OfReport): Promise<void> {
  const { findings, excuses } = await findingsNow(stage, about);
  for (const { id, level } of findings) {
    if (level !== "warning" || excuses.has(id)) continue;
    await perform(stage, excuseOfReport, { ...about, finding: id, reason: "ตรวจแล้วถูกต้อง" });
  }
}

/** A report that went so far. */
export async function aReport(
  stage: WorkStage,
  about: OfReport,
  until: "sent" | "passed" | "received" = "sent",
): Promise<void> {
  await excuseAll(stage, about);
  await perform(stage, sendReport, { ...about, version: (await reportNow(stage, about)).version, note: "" });
  if (until === "sent") return;
  await perform(stage, passReport, { ...about, version: (await reportNow(stage, about)).version, said: "" });
  if (until === "passed") return;
  await perform(stage, receiveReport, {
    ...about,
    version: (await reportNow(stage, about)).version,
    said: "",
  });
}

/** A step that nothing proves, as only an import could bring it in. */
export async function anUnprovedStep(
  { house, org }: WorkStage,
  unitId: string,
  project: ProjectYear,
): Promise<string> {
  const id = newId();
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("work_fact")
      .values({
        org_id: org.id,
        id,
        year: project.year,
        kind: "step",
        unit_id: unitId,
        happened_on: `${project.year - 544}-11-20`,
        title: project.content.steps[0]?.text ?? "",
        by_name: "ผู้ทดสอบ",
        made_at: house.now(),
      })
      .execute();
    await db
      .insertInto("work_fact_project")
      .values({ org_id: org.id, fact_id: id, project_year_id: project.id })
      .execute();
    await countAgain(db, org.id, [id]);
  });
  return id;
}

export async function prove({ house, org }: WorkStage, factId: string): Promise<void> {
  await writeIn(house.database, org.id, async (db) => {
    await db
      .updateTable("work_fact")
      .set({ link: "https://bueng-suk.example/photo" })
      .where("org_id", "=", org.id)
      .where("id", "=", factId)
      .execute();
    await countAgain(db, org.id, [factId]);
  });
}
