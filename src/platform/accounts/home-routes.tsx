import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readBody } from "../forms/body.ts";
import type { Env, Web } from "../web/context.ts";
import { findOrganisation, requireSession } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { barePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { statusOf } from "../acts/outcome.ts";
import { acceptMembership, declineMembership } from "./member-answers.ts";
import { organisationShown, organisationTitle } from "./organisation-title.ts";
import { allOrganisations } from "./organisations.ts";
import { HomePage, StartHerePage } from "./pages/home.tsx";
import { InvitationPage } from "./pages/invitation.tsx";
import { OversightPage } from "./pages/oversight.tsx";
import { overseenProvince, placesOf } from "./queries.ts";
import { findSession } from "./viewer.ts";

/** Where one arrives without saying where to: home, invitations, the view across organisations. */
export function homeRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.get(paths.home.pattern, (c) => home(c));

  app.use(paths.account.invitation.pattern, requireSession, findOrganisation);
  app.get(paths.account.invitation.pattern, async (c) => {
    const { house, org, signedIn } = c.var;
    const { here, invitedBy } = await placesOf(house.database, signedIn.accountId);
    if (here.some(({ id }) => id === org.id))
      return c.redirect(paths.office.home.href({ org: org.slug }), 303);
    if (!invitedBy.some(({ id }) => id === org.id))
      return problem(c, 404, "ไม่มีคำเชิญที่รอท่านตอบ อาจตอบไปแล้วหรือถูกยกเลิก");
    return barePage(c, {
      title: "คำเชิญเป็นสมาชิก",
      body: <InvitationPage org={organisationShown(house.packs, org)} name={signedIn.name} />,
    });
  });
  app.post(paths.account.invitation.pattern, (c) => answerInvitation(c));

  app.get(paths.oversight.pattern, requireSession, (c) => oversee(c));
  return app;
}

async function home(c: Web) {
  const { house } = c.var;
  const choose = c.req.query("choose") === "1";
  const found = await findSession(house, c.req.raw.headers);
  if (!found) return publicHome(c);
  for (const cookie of found.cookies) c.header("set-cookie", cookie, { append: true });
  const { signedIn } = found;
  const { here, invitedBy } = await placesOf(house.database, signedIn.accountId);
  const [only] = here;
  if (only && here.length === 1 && invitedBy.length === 0 && !signedIn.isOverseer && !choose) {
    return c.redirect(paths.office.home.href({ org: only.slug }), 303);
  }
  if (signedIn.isOverseer && here.length === 0 && invitedBy.length === 0 && !choose) {
    return c.redirect(paths.oversight.href({}), 303);
  }
  return barePage(c, {
    title: "หน่วยงานของฉัน",
    wide: true,
    body: (
      <HomePage
        heading="หน่วยงานของฉัน"
        offices={here.map((org) => organisationShown(house.packs, org))}
        invitations={invitedBy.map((org) => organisationShown(house.packs, org))}
        signedIn={signedIn}
      />
    ),
  });
}

async function publicHome(c: Web) {
  const { house } = c.var;
  const orgs = await allOrganisations(house.database);
  const [only] = orgs;
  if (!only) return barePage(c, { title: "ยังไม่ได้เริ่มใช้งาน", body: <StartHerePage /> });
  if (orgs.length === 1) return c.redirect(paths.public.home.href({ org: only.slug }), 303);
  return barePage(c, {
    title: "เลือกหน่วยงาน",
    wide: true,
    body: (
      <HomePage heading="เลือกหน่วยงาน" publicSites={orgs.map((org) => organisationShown(house.packs, org))} />
    ),
  });
}

async function answerInvitation(c: Web<"/account/invitations/:org">) {
  const { house, org, signedIn, requestId } = c.var;
  const { values } = await readBody(c);
  const accepts = values["answer"] === "accept";
  if (!accepts && values["answer"] !== "decline") return problem(c, 422, "เลือกตอบรับหรือปฏิเสธ");
  const actor = { kind: "account" as const, accountId: signedIn.accountId, name: signedIn.name, roles: [] };
  const situation = { database: house.database, now: house.now, orgId: org.id, actor, requestId };
  const outcome = await (accepts ? acceptMembership : declineMembership)(situation, {});
  if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
  setFlash(c, accepts ? `เป็นสมาชิกของ${organisationTitle(house.packs, org)}แล้ว` : "ปฏิเสธคำเชิญแล้ว");
  return c.redirect(
    accepts ? paths.office.home.href({ org: org.slug }) : paths.home.href({}, { choose: "1" }),
    303,
  );
}

async function oversee(c: Web) {
  const { house, signedIn } = c.var;
  if (!signedIn.isOverseer) return problem(c, 404);
  const province = await overseenProvince(house.database, signedIn.accountId);
  const orgs = (await allOrganisations(house.database)).filter(
    (org) => !province || org.province === province,
  );
  return barePage(c, {
    title: "กำกับดูแลหลายหน่วยงาน",
    wide: true,
    body: (
      <OversightPage
        orgs={orgs.map((org) => organisationShown(house.packs, org))}
        province={province}
        query={c.req.query()}
      />
    ),
  });
}
