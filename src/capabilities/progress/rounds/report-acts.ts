import type { Permission } from "../../../platform/accounts/roles.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import type { Actor } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { keepers, workers } from "../locking.ts";
import { projectYearNamed } from "../years/queries.ts";
import {
  CommentOnReport,
  ExceptReport,
  ExpectReport,
  ReturnReport,
  SendReport,
  TakeReport,
} from "./forms.ts";
import { holdReport, onReport } from "./holding.ts";
import { tellWhatWaits } from "./reminders.ts";
import { reportStatuses } from "./rules.ts";
import { notYet, standOfUnit } from "./stand.ts";
import { reportRecord, takeStep, tellTurn } from "./writing.ts";

/** Who reviews what a unit reports: its head, and for whom has no head, the coordinator. */
export const reviewers: Permission = { coordinator: "organisation", "unit-head": "own-unit" };

const unitOf = ({ input }: { input: { unitId: string } }) => input.unitId;

/** A head who sends has looked at it already. */
function isHead(actor: Actor, unitId: string): boolean {
  return actor.kind === "account" && allows({ "unit-head": "own-unit" }, actor.roles, unitId);
}

function keepsRounds(actor: Actor): boolean {
  return actor.kind !== "account" || allows(keepers, actor.roles, null);
}

export const sendReport = act({
  name: "progress.send-report",
  title: "ส่งรายงานของหน่วยงาน",
  input: SendReport,
  may: workers,
  unitOf,
  run: onReport("send", async (work, held) => {
    const { db, orgId, input, now, packs, actor } = work;
    const today = todayInBangkok(now);
    const stand = await standOfUnit(db, orgId, { ...input, today, packs });
    const why = notYet(stand);
    if (why) return refused(why);
    const { note } = input;
    const sent = { step: "send", what: "sent", said: note, note, firstSentOn: today } as const;
    const passed = { step: "pass", what: "passed" } as const;
    return takeStep(work, held, isHead(actor, input.unitId) ? [sent, passed] : [sent]);
  }),
});

export const passReport = act({
  name: "progress.pass-report",
  title: "หัวหน้าหน่วยงานผ่านรายงาน",
  input: TakeReport,
  may: reviewers,
  unitOf,
  run: onReport("pass", (work, held) =>
    takeStep(work, held, [{ step: "pass", what: "passed", said: work.input.said }]),
  ),
});

export const returnReport = act({
  name: "progress.return-report",
  title: "ส่งรายงานกลับให้แก้ไข",
  input: ReturnReport,
  may: reviewers,
  unitOf,
  run: onReport("return", async (work, held) => {
    const { status } = held.report;
    if (status !== "sent" && !keepsRounds(work.actor))
      return refused("รายงานนี้ผ่านจากหน่วยงานแล้ว ให้ผู้ประสานงานแผนเป็นผู้ส่งกลับ");
    return takeStep(work, held, [{ step: "return", what: "returned", said: work.input.said }]);
  }),
});

export const receiveReport = act({
  name: "progress.receive-report",
  title: "ผู้ประสานงานแผนรับรายงาน",
  input: TakeReport,
  may: keepers,
  run: onReport("receive", (work, held) =>
    takeStep(work, held, [{ step: "receive", what: "received", said: work.input.said }]),
  ),
});

export const exceptReport = act({
  name: "progress.except-report",
  title: "ยกเว้นหน่วยงานไม่ต้องรายงาน",
  input: ExceptReport,
  may: keepers,
  run: onReport("except", (work, held) => {
    const { reason } = work.input;
    return takeStep(work, held, [{ step: "except", what: "excepted", said: reason, note: reason }]);
  }),
});

export const expectReport = act({
  name: "progress.expect-report",
  title: "ยกเลิกการยกเว้น ให้หน่วยงานรายงาน",
  input: ExpectReport,
  may: keepers,
  run: onReport("expect", async (work, { report }) => {
    const { db, orgId, input } = work;
    const { id } = await db
      .deleteFrom("unit_report")
      .where("org_id", "=", orgId)
      .where("year", "=", input.year)
      .where("round", "=", input.round)
      .where("unit_id", "=", input.unitId)
      .returning("id")
      .executeTakeFirstOrThrow();
    await tellTurn(work, { what: "expected" });
    await tellWhatWaits(work);
    return done(input, {
      record: reportRecord(input, id, report.unitName),
      before: { status: reportStatuses.excepted.title, said: report.note },
      after: { status: reportStatuses.expected.title },
    });
  }),
});

/** Said beside the report, at one of its projects or of the whole, without taking it any further. */
export const commentOnReport = act({
  name: "progress.comment-on-report",
  title: "ให้ความเห็นต่อรายงานของหน่วยงาน",
  input: CommentOnReport,
  may: { ...keepers, ...workers },
  unitOf,
  run: async (work) => {
    const { db, orgId, input, newId } = work;
    const held = await holdReport(work, "review");
    if ("refusal" in held) return held.refusal;
    const { projectYearId, unitId, said } = input;
    const project = projectYearId ? await projectYearNamed(db, orgId, projectYearId) : undefined;
    const isTheirs = project?.year === input.year && project.units.some(({ id }) => id === unitId);
    if (projectYearId && !isTheirs) return missing("ไม่พบโครงการนี้ในรายงานของหน่วยงาน");
    await tellTurn(work, { what: "commented", said, projectYearId });
    return done(input, {
      record: reportRecord(input, newId(), held.report.unitName),
      after: { said, ...(project ? { project: project.title } : {}) },
    });
  },
});
