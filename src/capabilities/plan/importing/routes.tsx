import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { documentImportRoutes } from "../../../platform/reading/import-routes.tsx";
import type { Env, Web } from "../../../platform/web/context.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import { planCycle, planCycles } from "../packs/cycles.ts";
import { contentFrom } from "../reading/content-from.ts";
import { organisationOfPlan } from "../whole.ts";
import { importPlan } from "./acts.ts";
import { planReadings } from "./kept.ts";
import type { KeptPlan } from "./kept.ts";
import { crumbs, ReadingPage } from "./pages.tsx";
import { readAside } from "./read-aside.ts";

const to = paths.office;
export const importingRoutes = new Hono<Env>();

documentImportRoutes(importingRoutes, {
  noun: "แผน",
  upload: {
    title: "นำเข้าแผนจากเอกสาร",
    lead: "อ่านแผนเดิมจาก Word (.docx), Excel (.xlsx) หรือข้อความ (.txt) แล้วให้ท่านตรวจก่อนบันทึก",
    cancel: to.plans,
  },
  crumbs,
  to: { upload: to.planImport, confirm: to.planImportConfirm, discard: to.planImportDiscard },
  readings: planReadings,
  readAside,
  preview,
  act: importPlan,
  next: (c, { planId }) => to.planChecks.href({ org: c.var.org.slug, plan: planId }),
  said: ({ risks, risksLeft }) =>
    [
      `นำเข้าเป็นร่างแผนแล้ว${risks > 0 ? ` พร้อมความเสี่ยง ${risks} เหตุการณ์ในทะเบียนความเสี่ยง` : ""}`,
      ...(risksLeft ? [`ตารางความเสี่ยงไม่ได้เข้าทะเบียนความเสี่ยง เพราะ${risksLeft}`] : []),
      "ต่อไปคือตรวจแผน",
    ].join(" "),
});

async function preview(c: Web, kept: KeptPlan, typed?: FormState) {
  const { house, org } = c.var;
  const cycles = house.packs.ofKind(planCycles);
  const years = kept.reading.meta.fiscal_years.join();
  const likely = cycles.find(({ data }) => data.years.join() === years)?.key ?? cycles.at(-1)?.key ?? "";
  const form = typed ?? blankForm({ cycle: likely });
  const cycle = planCycle(house.packs, likely);
  const further = cycle
    ? await readIn(house.database, org.id, async (db) => {
        let count = 0;
        const { findings } = contentFrom(kept.reading, {
          cycle: { key: cycle.key, data: cycle.data },
          units: await openUnits(db, org.id),
          organisation: await organisationOfPlan(db, org.id, house.packs),
          newId: () => `${(count += 1)}`,
        });
        return findings;
      })
    : [];
  return (
    <ReadingPage
      org={org.slug}
      {...{ form, kept, further }}
      cycles={cycles.map(({ key, title }) => ({ key, title }))}
    />
  );
}
