import { z } from "zod";
import { act, done } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import { contentHash } from "../../../platform/packs/canonical.ts";
import { TERMINAL } from "../../../platform/reading/kept.ts";
import { roundLabel, rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { contentFrom } from "../reading/content-from.ts";
import { freezeReport, holdVersions } from "../report/life/freezing.ts";
import { reportVersionsOf } from "../report/life/queries.ts";
import { reportName } from "../report/titles.ts";
import { rowsOf } from "../report/totals.ts";
import { yearField } from "../years/forms.ts";
import { deleteReading, readingOf } from "./kept.ts";
import { organisationOfReport } from "./queries.ts";

const importedRecord = "imported-report";

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
  run: async (work) => {
    const { db, orgId, input, actor, now, packs } = work;
    const account = actor.kind === "account" ? actor.accountId : TERMINAL;
    const { year, round } = input;
    await holdVersions(work, input);
    const kept = await readingOf(db, orgId, account, now);
    if (!kept) return missing("ไฟล์ที่อ่านไว้หมดอายุหรือนำเข้าไปแล้ว เลือกไฟล์ใหม่");
    const organisation = await organisationOfReport(db, orgId, packs);
    const { content } = contentFrom(kept.reading, { year, round, organisation });
    const hash = contentHash(content);
    const before = await reportVersionsOf(db, orgId, input);
    if (before.some(({ status }) => status !== "imported"))
      return refused(
        `รายงาน${roundLabel(round)} ปีงบประมาณ ${year} จัดทำจากบันทึกในระบบและเสนอผู้บริหารแล้ว จึงนำเข้าไฟล์ทับไม่ได้`,
      );
    if (before.some((version) => version.status === "imported" && version.content_hash === hash))
      return refused(`รายงานนี้นำเข้าเป็นรายงาน${roundLabel(round)} ปีงบประมาณ ${year} ไว้แล้ว`);
    const { id, number } = await freezeReport(work, {
      year,
      round,
      status: "imported",
      content,
      note: kept.fileName,
    });
    await deleteReading(db, orgId, account);
    const rows = rowsOf(content).length;
    return done(
      { year, round, number, rows },
      {
        record: { kind: importedRecord, id, name: `${reportName(year, round)} (นำเข้าจากไฟล์)` },
        after: { title: content.title, file: kept.fileName, year, round: roundLabel(round), rows },
      },
    );
  },
});
