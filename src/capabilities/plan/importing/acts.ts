import { z } from "zod";
import { act, done } from "../../../platform/acts/act.ts";
import type { Trace, Work } from "../../../platform/acts/act.ts";
import { invalid, missing } from "../../../platform/acts/outcome.ts";
import { fieldErrors } from "../../../platform/forms/errors.ts";
import type { FormErrors } from "../../../platform/forms/state.ts";
import { TERMINAL } from "../../../platform/reading/kept.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import { takeOverRisks } from "../../risk/acts.ts";
import type { PlanContent } from "../content.ts";
import { planners } from "../locking.ts";
import { planCycle } from "../packs/cycles.ts";
import { planRecord } from "../records.ts";
import { contentFrom } from "../reading/content-from.ts";
import { insertPlan } from "../start/acts.ts";
import { organisationOfPlan } from "../whole.ts";
import { deleteReading, readingOf } from "./kept.ts";

const ImportPlan = z.strictObject({
  cycle: z.string({ error: "เลือกช่วงปีของแผน" }).min(1, "เลือกช่วงปีของแผน").max(40),
});

/** A new draft out of the document that this person uploaded and looked through. */
export const importPlan = act({
  name: "plan.import",
  title: "นำเข้าแผนจากเอกสาร",
  input: ImportPlan,
  may: planners,
  run: async (work) => {
    const { db, orgId, input, actor, now, newId, packs } = work;
    const cycle = planCycle(packs, input.cycle);
    if (!cycle) return invalid({ cycle: ["เลือกช่วงปีของแผน"] });
    const account = actor.kind === "account" ? actor.accountId : TERMINAL;
    const kept = await readingOf(db, orgId, account, now);
    if (!kept) return missing("ไฟล์ที่อ่านไว้หมดอายุหรือนำเข้าไปแล้ว เลือกไฟล์ใหม่");
    const { content } = contentFrom(kept.reading, {
      cycle: { key: cycle.key, data: cycle.data },
      units: await openUnits(db, orgId),
      organisation: await organisationOfPlan(db, orgId, packs),
      newId,
    });
    const id = newId();
    await insertPlan(db, orgId, id, content);
    await deleteReading(db, orgId, account);
    const taken = await takeRisks(work, content);
    const { projects, goals, funds } = content;
    return done(
      { planId: id, risks: taken.risks, risksLeft: taken.why },
      {
        record: planRecord({ id, title: content.title }),
        after: {
          file: kept.fileName,
          cycle: input.cycle,
          projects: projects.length,
          goals: goals.length,
          funds: funds.length,
          risks: taken.risks,
          ...(taken.why === undefined ? {} : { risksLeft: taken.why }),
        },
        ...(taken.trace ? { parts: [taken.trace] } : {}),
      },
    );
  },
});

interface TakenRisks {
  risks: number;
  /** Why the table of the document stays out of the register; its lines stay in the plan. */
  why?: string;
  trace?: Trace;
}

/** The plan's table of risks begins the register, in the same transaction; a register that there is stays as it is. */
async function takeRisks(work: Work<unknown>, { risks, years }: PlanContent): Promise<TakenRisks> {
  if (risks.length === 0) return { risks: 0 };
  const input = takeOverRisks.definition.input.safeParse({ fiscalYear: years[0], risks });
  if (!input.success) return { risks: 0, why: firstOf(fieldErrors(input.error)) };
  const taken = await takeOverRisks.definition.run({ ...work, input: input.data });
  if (taken.ok) return { risks: taken.value.risks, trace: taken.trace };
  return { risks: 0, why: taken.reason === "invalid" ? firstOf(taken.errors) : taken.message };
}

function firstOf(errors: FormErrors): string {
  return Object.values(errors).flat()[0] ?? "ตารางในเอกสารอ่านได้ไม่ครบ";
}
