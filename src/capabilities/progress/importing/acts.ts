import { createHash } from "node:crypto";
import { z } from "zod";
import { act, done } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import { TERMINAL } from "../../../platform/reading/kept.ts";
import { roundLabel, rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { contentFrom } from "../reading/content-from.ts";
import { rowsOf } from "../report/totals.ts";
import { yearField } from "../years/forms.ts";
import { deleteReading, readingOf } from "./kept.ts";
import { organisationOfReport } from "./queries.ts";

const ImportReport = z.strictObject({
  year: yearField(),
  round: z.enum(rounds as [Round, ...Round[]], { error: "เลือกรอบของรายงาน" }),
});

/** The report that this person uploaded and looked through, kept as it was; its year need not be open. */
export const importReport = act({
  name: "progress.import-report",
  title: "นำเข้ารายงานเดิม",
  input: ImportReport,
  may: keepers,
  run: async ({ db, orgId, input, actor, now, packs }) => {
    const account = actor.kind === "account" ? actor.accountId : TERMINAL;
    const kept = await readingOf(db, orgId, account, now);
    if (!kept) return missing("ไฟล์ที่อ่านไว้หมดอายุหรือนำเข้าไปแล้ว เลือกไฟล์ใหม่");
    const { year, round } = input;
    const organisation = await organisationOfReport(db, orgId, packs);
    const { content } = contentFrom(kept.reading, { year, round, organisation });
    const text = JSON.stringify(content);
    const hash = createHash("sha256").update(text).digest("hex");
    const before = await db
      .selectFrom("report_version")
      .select(["number", "status", "content_hash"])
      .where("org_id", "=", orgId)
      .where("year", "=", year)
      .where("round", "=", round)
      .orderBy("number", "desc")
      .execute();
    if (before.some((version) => version.status === "imported" && version.content_hash === hash))
      return refused(`รายงานนี้นำเข้าเป็นรายงาน${roundLabel(round)} ปีงบประมาณ ${year} ไว้แล้ว`);
    const number = (before[0]?.number ?? 0) + 1;
    await db
      .insertInto("report_version")
      .values({
        org_id: orgId,
        year,
        round,
        number,
        status: "imported",
        content: text,
        content_hash: hash,
        note: kept.fileName,
        order_number: null,
        decided_on: null,
        by_name: actor.name,
        made_at: now,
      })
      .execute();
    await deleteReading(db, orgId, account);
    const rows = rowsOf(content).length;
    return done(
      { year, round, number, rows },
      {
        after: { title: content.title, file: kept.fileName, year, round: roundLabel(round), rows },
      },
    );
  },
});
