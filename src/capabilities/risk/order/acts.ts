import { act, done } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { processById, processesOf } from "../assessments/queries.ts";
import { CLOSED, lockAssessment } from "../locking.ts";
import { keepers } from "../permissions.ts";
import { registerOf, riskById } from "../register/queries.ts";
import { recordOf } from "../register/writing.ts";
import { MoveProcess, MoveRisk } from "./forms.ts";

/** The order is that of the list, of the report and of the table in the plan. */
export const moveRisk = act({
  name: "risk.move-risk",
  title: "เลื่อนลำดับความเสี่ยงในกระบวนการ",
  input: MoveRisk,
  may: keepers,
  run: async ({ db, orgId, input: { id, way } }) => {
    const found = await riskById(db, orgId, id);
    // "change": who moves something else meanwhile waits.
    const assessment = found && (await lockAssessment(db, orgId, found.assessment_id, "change"));
    if (!assessment) return missing();
    if (assessment.status === "closed") return refused(CLOSED);
    const register = await registerOf(db, orgId, assessment.id);
    const risk = register.find((each) => each.id === id);
    if (!risk) return missing();
    const beside = register.filter(({ process_id }) => process_id === risk.process_id);
    const moved = movedBy(beside, risk, way);
    if (!moved) return refused(`ความเสี่ยงนี้อยู่ลำดับ${edge[way]}ของกระบวนการแล้ว`);
    await placeInOrder(db, orgId, "risk", moved.order);
    return done(
      { id, fiscalYear: assessment.fiscal_year },
      {
        record: recordOf(id, risk.event),
        before: { place: moved.from + 1 },
        after: { place: moved.to + 1 },
      },
    );
  },
});

export const moveProcess = act({
  name: "risk.move-process",
  title: "เลื่อนลำดับกระบวนการที่มีความเสี่ยง",
  input: MoveProcess,
  may: keepers,
  run: async ({ db, orgId, input: { id, way } }) => {
    const found = await processById(db, orgId, id);
    const assessment = found && (await lockAssessment(db, orgId, found.assessment_id, "change"));
    if (!assessment) return missing();
    if (assessment.status === "closed") return refused(CLOSED);
    const processes = await processesOf(db, orgId, assessment.id);
    const process = processes.find((each) => each.id === id);
    if (!process) return missing();
    const moved = movedBy(processes, process, way);
    if (!moved) return refused(`กระบวนการนี้อยู่ลำดับ${edge[way]}แล้ว`);
    await placeInOrder(db, orgId, "risk_process", moved.order);
    return done(
      { id, fiscalYear: assessment.fiscal_year },
      {
        record: { kind: "risk-process", id, name: process.name },
        before: { place: moved.from + 1 },
        after: { place: moved.to + 1 },
      },
    );
  },
});

type Way = "up" | "down";
const edge: Record<Way, string> = { up: "แรก", down: "สุดท้าย" };

function movedBy<Item>(items: readonly Item[], item: Item, way: Way) {
  const from = items.indexOf(item);
  const to = way === "up" ? from - 1 : from + 1;
  if (to < 0 || to >= items.length) return undefined;
  return { from, to, order: items.toSpliced(from, 1).toSpliced(to, 0, item) };
}

/** All of them anew: a risk that came from another process may have the place of one that was there. */
async function placeInOrder(
  db: OrgDatabase,
  orgId: string,
  table: "risk" | "risk_process",
  order: readonly { id: string }[],
): Promise<void> {
  for (const [place, { id }] of order.entries())
    await db.updateTable(table).set({ place }).where("org_id", "=", orgId).where("id", "=", id).execute();
}
