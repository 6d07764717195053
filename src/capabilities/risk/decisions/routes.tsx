import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import type { Act } from "../../../platform/acts/act.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { truncate } from "../../../thai/text.ts";
import { riskAsked } from "../asked.ts";
import { approvers, keepers } from "../permissions.ts";
import type { OneRisk } from "../register/forms.ts";
import type { Risk } from "../register/queries.ts";
import { riskBody } from "../register/routes.tsx";
import { acceptRisk, endRisk, publishRisk, resumeRisk, unpublishRisk, withdrawAcceptance } from "./acts.ts";
import { AcceptForm, EndForm } from "./pages/forms.tsx";

const to = paths.office;
export const decisionRoutes = new Hono<Env>();

decisionRoutes.get(to.riskAccept.pattern, readers(approvers), async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return officePage(c, {
    title: "ยอมรับความเสี่ยง",
    typing: true,
    body: <AcceptForm org={c.var.org.slug} form={blankForm(acceptance(c, asked.risk))} {...asked} />,
  });
});

function acceptance(c: Web, risk: Risk) {
  const { viewer, house } = c.var;
  const day = (date: string) => formatThaiDate(isoDate(date), "short");
  return {
    acceptedReason: risk.accepted_reason ?? "",
    acceptedOn: day(risk.accepted_on ?? todayInBangkok(house.now())),
    acceptedUntil: risk.accepted_until ? day(risk.accepted_until) : "",
    acceptedByName: risk.accepted_by_name ?? viewer.name,
    acceptedByTitle: risk.accepted_by_title ?? "",
  };
}

decisionRoutes.post(to.riskAccept.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, acceptRisk, {
    title: "ยอมรับความเสี่ยง",
    fixed: { id: asked.risk.id },
    again: (form) => <AcceptForm org={org} form={form} {...asked} />,
    next: ({ id }) => to.risk.href({ org, id }),
    said: "บันทึกการยอมรับแล้ว",
  });
});

decisionRoutes.get(to.riskEnd.pattern, readers(keepers), async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return officePage(c, {
    title: "บันทึกว่าความเสี่ยงยุติ",
    typing: true,
    body: <EndForm org={c.var.org.slug} form={blankForm()} {...asked} />,
  });
});

decisionRoutes.post(to.riskEnd.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, endRisk, {
    title: "บันทึกว่าความเสี่ยงยุติ",
    fixed: { id: asked.risk.id },
    again: (form) => <EndForm org={org} form={form} {...asked} />,
    next: ({ id }) => to.risk.href({ org, id }),
    said: "บันทึกว่ายุติแล้ว",
  });
});

decisionRoutes.post(to.riskWithdraw.pattern, (c) => press(c, withdrawAcceptance, "ยกเลิกการยอมรับแล้ว"));
decisionRoutes.post(to.riskResume.pattern, (c) => press(c, resumeRisk, "เปิดความเสี่ยงนี้อีกครั้งแล้ว"));
decisionRoutes.post(to.riskPublish.pattern, (c) => press(c, publishRisk, "เผยแพร่แล้ว"));
decisionRoutes.post(to.riskUnpublish.pattern, (c) => press(c, unpublishRisk, "เลิกเผยแพร่แล้ว"));

/** One press on the page of a risk. */
async function press(c: Web, act: Act<typeof OneRisk, { id: string }>, said: string) {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, act, {
    title: truncate(asked.risk.event, 80),
    fixed: { id: asked.risk.id },
    again: () => riskBody(c, asked),
    next: ({ id }) => to.risk.href({ org: c.var.org.slug, id }),
    said,
  });
}
