import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { roundRange } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { LockRound, SetDue, UnlockRound } from "./forms.ts";
import { onRound, roundRecord } from "./holding.ts";
import { reportsOf } from "./queries.ts";
import { isWaitedFor, whyLocked } from "./rules.ts";
import { tellTurn } from "./writing.ts";

export const setDue = act({
  name: "progress.set-due",
  title: "กำหนดวันส่งรายงานของรอบ",
  input: SetDue,
  may: keepers,
  run: onRound(async (work, round) => {
    const { dueOn } = work.input;
    if (round.locked) return refused(whyLocked(round.locked, "due"));
    const { end } = roundRange(round.year, round.round);
    if (dueOn <= end) return invalid({ dueOn: [`กำหนดส่งต้องอยู่หลังวันสิ้นรอบ ${formatThaiDate(end)}`] });
    await changeRound(work, { due_on: dueOn });
    return done(ofRound(work.input), {
      record: roundRecord(round),
      before: { reportDue: formatThaiDate(round.dueOn) },
      after: { reportDue: formatThaiDate(isoDate(dueOn)) },
    });
  }),
});

/** From here on its figures are fixed; what comes late wants a reason. */
export const lockRound = act({
  name: "progress.lock-round",
  title: "ปิดรอบรายงาน",
  input: LockRound,
  may: keepers,
  run: onRound(async (work, round) => {
    if (round.locked) return refused(whyLocked(round.locked, "review"));
    const reports = await reportsOf(work.db, work.orgId, round.year, { round: round.round });
    const waited = reports.filter((report) => isWaitedFor(report));
    if (waited.length > 0)
      return refused(
        `ยังปิดรอบไม่ได้ เพราะยังไม่ได้รับรายงานของ ${waited.map(({ unitName }) => unitName).join(", ")} รับรายงานให้ครบ หรือยกเว้นหน่วยงานพร้อมเหตุผลก่อน`,
      );
    await changeRound(work, { locked_at: work.now, locked_by: work.actor.name });
    await tellTurn(work, { what: "locked" });
    return done(ofRound(work.input), { record: roundRecord(round), after: { locked: true } });
  }),
});

export const unlockRound = act({
  name: "progress.unlock-round",
  title: "เปิดรอบรายงานอีกครั้ง",
  input: UnlockRound,
  may: keepers,
  run: onRound(async (work, round) => {
    const { reason } = work.input;
    if (!round.locked) return refused("รอบนี้ยังไม่ได้ปิด");
    await changeRound(work, { locked_at: null, locked_by: null });
    await tellTurn(work, { what: "unlocked", said: reason });
    return done(ofRound(work.input), {
      record: roundRecord(round),
      before: { locked: true },
      after: { locked: false, reason },
    });
  }),
});

interface OfRound {
  year: number;
  round: Round;
}

const ofRound = ({ year, round }: OfRound): OfRound => ({ year, round });

async function changeRound(
  { db, orgId, input }: Work<OfRound>,
  changes: { due_on: string } | { locked_at: Date | null; locked_by: string | null },
): Promise<void> {
  await db
    .updateTable("progress_round")
    .set((row) => ({ ...changes, version: row("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("year", "=", input.year)
    .where("round", "=", input.round)
    .execute();
}
