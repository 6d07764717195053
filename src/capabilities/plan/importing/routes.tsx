import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { readBody } from "../../../platform/forms/body.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { carriesFiles } from "../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { openUnits } from "../../organisation/units/queries.ts";
import { planners } from "../locking.ts";
import { planCycle, planCycles } from "../packs/cycles.ts";
import { contentFrom } from "../reading/content-from.ts";
import { boundsOf, refusals } from "../../../platform/reading/refusals.ts";
import { organisationOfPlan } from "../whole.ts";
import { importPlan } from "./acts.ts";
import { keptName } from "../../../platform/reading/kept.ts";
import { discardReading, findReading, keepReading } from "./kept.ts";
import type { KeptPlan } from "./kept.ts";
import { ReadingPage, UploadPlan } from "./pages.tsx";
import { readAside } from "./read-aside.ts";

export const importingRoutes = new Hono<Env>();

const TITLE = "นำเข้าแผนจากเอกสาร";

/** A file of the size that is read, and the form around it. */
const oneFile = bodyLimit({
  maxSize: boundsOf.bytes + 100_000,
  onError: (c) => again(c as Web, refusals.tooBig, 413),
});

importingRoutes.get(paths.office.planImport.pattern, readers(planners), async (c) => {
  const kept = await keptBy(c);
  if (!kept) return officePage(c, { title: TITLE, body: upload(c, blankForm()) });
  return officePage(c, { title: "ตรวจก่อนนำเข้าแผน", body: await preview(c, kept) });
});

importingRoutes.post(paths.office.planImport.pattern, carriesFiles, oneFile, async (c) => {
  if (!allows(planners, c.var.viewer.roles, null)) return problem(c, 403);
  const { files } = await readBody(c);
  const file = files["file"];
  if (!file) return again(c, "เลือกไฟล์ของแผน ไฟล์ต้องไม่ว่างเปล่า", 422);
  const read = await readAside(new Uint8Array(await file.arrayBuffer()), c.var.viewer.accountId);
  if (!read.ok) return again(c, read.why, 422);
  const { house, org, viewer } = c.var;
  await keepReading(house.database, org.id, viewer.accountId, {
    fileName: keptName(file.name),
    reading: read.reading,
    lines: read.lines,
    keptAt: house.now(),
  });
  return c.redirect(paths.office.planImport.href({ org: org.slug }), 303);
});

importingRoutes.post(paths.office.planImportConfirm.pattern, (c) =>
  submit(c, importPlan, {
    title: "ตรวจก่อนนำเข้าแผน",
    again: async (form) => {
      const kept = await keptBy(c);
      return kept ? preview(c, kept, form) : upload(c, blankForm());
    },
    next: ({ planId }) => paths.office.planChecks.href({ org: c.var.org.slug, plan: planId }),
    said: ({ risks, risksLeft }) =>
      [
        `นำเข้าเป็นร่างแผนแล้ว${risks > 0 ? ` พร้อมความเสี่ยง ${risks} เหตุการณ์ในทะเบียนความเสี่ยง` : ""}`,
        ...(risksLeft ? [`ตารางความเสี่ยงไม่ได้เข้าทะเบียนความเสี่ยง เพราะ${risksLeft}`] : []),
        "ต่อไปคือตรวจแผน",
      ].join(" "),
  }),
);

importingRoutes.post(paths.office.planImportDiscard.pattern, async (c) => {
  const { house, org, viewer } = c.var;
  await discardReading(house.database, org.id, viewer.accountId);
  return c.redirect(paths.office.planImport.href({ org: org.slug }), 303);
});

function keptBy(c: Web): Promise<KeptPlan | undefined> {
  const { house, org, viewer } = c.var;
  return findReading(house.database, org.id, viewer.accountId, house.now());
}

function again(c: Web, why: string, status: 413 | 422) {
  const form: FormState = { values: {}, errors: { file: [why] } };
  return officePage(c, { title: TITLE, status, invalid: true, body: upload(c, form) });
}

function upload(c: Web, form: FormState) {
  return <UploadPlan org={c.var.org.slug} form={form} />;
}

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
