import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { carriesFiles } from "../../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import type { FormState } from "../../../../platform/forms/state.ts";
import { truncate } from "../../../../thai/text.ts";
import { factAsked } from "../asked.ts";
import type { FactAsked } from "../asked.ts";
import { channelNames } from "../channel-names.ts";
import { withdrawFact } from "../correcting.ts";
import { evidencePlace } from "../evidence-place.ts";
import { FactPage } from "../pages/fact-page.tsx";
import { attachEvidence, removeEvidence, replaceEvidence } from "./acts.ts";

const to = paths.office;
/** One fact with what proves it, and what may be done with either. */
export const factRoutes = new Hono<Env>();

factRoutes.get(to.workFact.pattern, readers(everyMember), async (c) => {
  const asked = await factAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return officePage(c, { title: truncate(asked.fact.title, 80), body: page(c, asked) });
});

factRoutes.post(to.workWithdraw.pattern, async (c) => {
  const asked = await factAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, withdrawFact, {
    title: truncate(asked.fact.title, 80),
    fixed: { id: asked.fact.id },
    again: (form) => page(c, asked, { withdrawForm: form }),
    next: ({ id }) => to.workFact.href({ org: c.var.org.slug, id }),
    said: "ถอนบันทึกแล้ว",
  });
});

factRoutes.post(to.workEvidence.pattern, carriesFiles, async (c) => {
  const asked = await factAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, attachEvidence, {
    title: truncate(asked.fact.title, 80),
    files: { files: evidencePlace },
    fixed: { id: asked.fact.id },
    again: (form) => page(c, asked, { evidenceForm: form }),
    next: backTo(c),
    said: ({ items }) => `แนบ ${items.length} ไฟล์แล้ว`,
  });
});

factRoutes.post(to.workEvidenceReplace.pattern, carriesFiles, async (c) => {
  const asked = await factAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, replaceEvidence, {
    title: truncate(asked.fact.title, 80),
    files: { files: evidencePlace },
    fixed: { id: asked.fact.id },
    again: (form) => page(c, asked, { evidenceForm: form }),
    next: backTo(c),
    said: "เปลี่ยนเป็นฉบับใหม่แล้ว ฉบับเดิมยังเปิดดูได้",
  });
});

factRoutes.post(to.workEvidenceRemove.pattern, async (c) => {
  const asked = await factAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, removeEvidence, {
    title: truncate(asked.fact.title, 80),
    fixed: { id: asked.fact.id },
    again: (form) => page(c, asked, { evidenceForm: form }),
    next: backTo(c),
    said: "นำไฟล์ออกแล้ว",
  });
});

function backTo(c: Web) {
  return ({ id }: { id: string }) => `${to.workFact.href({ org: c.var.org.slug, id })}#evidence`;
}

function page(c: Web, asked: FactAsked, forms: { evidenceForm?: FormState; withdrawForm?: FormState } = {}) {
  const { org, house } = c.var;
  return <FactPage org={org.slug} asked={asked} channelName={channelNames(house.packs)} {...forms} />;
}
