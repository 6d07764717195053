import { paths } from "../../../../paths.ts";
import type { Work } from "../../../../platform/acts/act.ts";
import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import { remind, settle } from "../../../../platform/reminders/remind.ts";
import { reminderSource } from "../../../../platform/reminders/source.ts";
import type { Due } from "../../../../platform/reminders/source.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { keepers } from "../../locking.ts";
import { reportName } from "../titles.ts";
import type { VersionStatus } from "../titles.ts";
import { deciders } from "./rules.ts";

/** A report that somebody else must go on with: who decides hears of it, then who made it. */
const { topic, recordKind } = reminderSource({
  topic: "progress.whole-report-waits",
  recordKind: "progress-report",
  look: async (db, orgId) => (await reportsShown(db, orgId)).flatMap(dueOf),
});

/** Inside the act that took a step: nobody has to wait for the morning. */
export async function tellWhatWaits<Input>(
  { db, orgId, now, byMail }: Work<Input>,
  { id }: { id: string },
): Promise<void> {
  await settle(db, { orgId, recordKind, recordId: id, topic, now });
  const due = (await reportsShown(db, orgId, id)).flatMap(dueOf);
  for (const each of due) await remind(db, { ...each, orgId, topic, recordKind, now, byMail });
}

type ShownReport = Awaited<ReturnType<typeof reportsShown>>[number];

function reportsShown(db: OrgDatabase, orgId: string, roundId?: string) {
  return db
    .selectFrom("progress_round as r")
    .innerJoin("report_version as v", (join) =>
      join.onRef("v.org_id", "=", "r.org_id").onRef("v.year", "=", "r.year").onRef("v.round", "=", "r.round"),
    )
    .distinctOn("r.id")
    .select(["r.id", "r.year", "r.round", "v.number", "v.status", "v.note", "v.by_name"])
    .where("r.org_id", "=", orgId)
    .$if(roundId !== undefined, (query) => query.where("r.id", "=", roundId ?? ""))
    .orderBy("r.id")
    .orderBy("v.number", "desc")
    .execute();
}

const waits: Partial<Record<VersionStatus, Pick<Due, "whom" | "title">>> = {
  submitted: { whom: { may: deciders }, title: "รอการพิจารณา" },
  approved: { whom: { may: keepers }, title: "อนุมัติแล้ว รอประกาศเผยแพร่" },
  returned: { whom: { may: keepers }, title: "ส่งกลับให้แก้ไข" },
};

function dueOf({ id, year, round, number, status, note, by_name: by }: ShownReport): Due[] {
  const waiting = waits[status as VersionStatus];
  if (!waiting) return [];
  return [
    {
      ...waiting,
      title: `${waiting.title}: ${reportName(year, round as Round)}`,
      detail: [by, note].filter(Boolean).join(": "),
      recordId: id,
      occasion: `version-${number}`,
      href: (org) => paths.office.progressReport.href({ org, year: String(year), round }),
    },
  ];
}
