import { act, done } from "../../../../platform/acts/act.ts";
import type { Done, Work } from "../../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../../platform/acts/outcome.ts";
import { whoLast } from "../../../../platform/audit/queries.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { keepers } from "../../locking.ts";
import { holdRound } from "../../rounds/holding.ts";
import type { HeldRound } from "../../rounds/holding.ts";
import { notYet } from "../../rounds/stand.ts";
import type { ReportContent } from "../content.ts";
import { standOfWhole } from "../findings/stand.ts";
import { makeReport } from "../make.ts";
import { gatherReport } from "../queries.ts";
import { reportRecord, versionStatuses } from "../titles.ts";
import type { VersionStatus } from "../titles.ts";
import { ApproveReport, PublishReport, ReturnReport, SubmitReport } from "./forms.ts";
import { freezeReport, holdVersions } from "./freezing.ts";
import { reportVersionNumbered, reportVersionsOf } from "./queries.ts";
import type { ReportVersion } from "./queries.ts";
import { tellWhatWaits } from "./reminders.ts";
import { allowsReportStep, deciders, whyNotNow } from "./rules.ts";
import type { ReportStep } from "./rules.ts";

export const submitWholeReport = act({
  name: "progress.submit-whole-report",
  title: "เสนอรายงานผลต่อผู้บริหาร",
  input: SubmitReport,
  may: keepers,
  run: held("submit", async (work, { round }) => {
    const { db, orgId, packs, now, input } = work;
    const gathered = await gatherReport(db, orgId, input, packs);
    if (!gathered) return missing();
    const content = makeReport(gathered.records);
    const today = todayInBangkok(now);
    const stand = await standOfWhole(db, orgId, { ...round, content, today, packs });
    const why = notYet(stand, "เสนอ");
    if (why) return refused(why);
    return keep(work, round, { status: "submitted", content, note: input.note });
  }),
});

export const returnWholeReport = act({
  name: "progress.return-whole-report",
  title: "ส่งรายงานผลกลับให้แก้ไข",
  input: ReturnReport,
  may: deciders,
  run: held("return", (work, { round, last }) =>
    keep(work, round, { status: "returned", content: last.content, note: work.input.note }),
  ),
});

export const approveWholeReport = act({
  name: "progress.approve-whole-report",
  title: "อนุมัติรายงานผล",
  input: ApproveReport,
  may: deciders,
  run: held("approve", async (work, { round, last }) => {
    const { db, orgId, actor, now } = work;
    const { orderNumber, decidedOn } = work.input;
    const submitter = await whoLast(db, orgId, { act: submitWholeReport.definition.name, record: round.id });
    if (actor.kind === "account" && actor.accountId === submitter)
      return refused("ท่านเป็นผู้เสนอรายงานนี้ จึงอนุมัติเองไม่ได้ ให้ผู้บริหารคนอื่นอนุมัติ");
    if (decidedOn > todayInBangkok(now)) return invalid({ decidedOn: ["วันที่อนุมัติต้องไม่อยู่ในอนาคต"] });
    return keep(work, round, { status: "approved", content: last.content, orderNumber, decidedOn });
  }),
});

export const publishReport = act({
  name: "progress.publish-report",
  title: "ประกาศเผยแพร่รายงานผล",
  input: PublishReport,
  may: { ...keepers, ...deciders },
  run: held("publish", (work, { round, last }) => {
    const { orderNumber, decidedOn } = work.input;
    return keep(work, round, { status: "published", content: last.content, orderNumber, decidedOn });
  }),
});

interface OfReport {
  year: number;
  round: Round;
  seen: number;
}

interface Held<Last> {
  round: HeldRound;
  /** What happened last: its content is what is decided on. */
  last: Last;
}

/** The round is held, the report stands as the person saw it, and allows this step now. */
function held<Input extends OfReport, T, Step extends ReportStep>(
  step: Step,
  run: (
    work: Work<Input>,
    held: Held<Step extends "submit" ? ReportVersion | undefined : ReportVersion>,
  ) => Promise<Done<T> | Refusal>,
) {
  return async (work: Work<Input>): Promise<Done<T> | Refusal> => {
    const { db, orgId, input } = work;
    const { year, round, seen } = input;
    const holding = await holdRound(work, input, "change");
    if ("refusal" in holding) return holding.refusal;
    await holdVersions(work, input);
    const [newest] = await reportVersionsOf(db, orgId, { year, round });
    if (!allowsReportStep(newest?.status, step)) return refused(whyNotNow[newest?.status ?? "none"]);
    if ((newest?.number ?? 0) !== seen) return conflict({}, {}, { version: newest?.number ?? 0 });
    const last = newest && (await reportVersionNumbered(db, orgId, { year, round }, newest.number));
    return run(work, { round: holding.round, last: last as ReportVersion });
  };
}

interface Keeping {
  status: VersionStatus;
  content: ReportContent;
  note?: string | null;
  orderNumber?: string | null;
  decidedOn?: string | null;
}

async function keep<Input extends OfReport>(work: Work<Input>, heldRound: HeldRound, keeping: Keeping) {
  const { year, round } = heldRound;
  const { number } = await freezeReport(work, { year, round, ...keeping });
  await tellWhatWaits(work, heldRound);
  const { status, note = null, orderNumber = null, decidedOn = null } = keeping;
  return done(
    { year, round, number },
    {
      record: reportRecord(heldRound),
      after: {
        status: versionStatuses[status].title,
        ...(note === null ? {} : { note }),
        ...(orderNumber === null ? {} : { orderNumber }),
        ...(decidedOn === null ? {} : { decidedOn }),
      },
    },
  );
}
