import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { House } from "../house.ts";
import { done } from "../acts/act.ts";
import { missing, refused } from "../acts/outcome.ts";
import { readBody } from "../forms/body.ts";
import type { FormErrors } from "../forms/state.ts";
import { typedIn } from "../forms/state.ts";
import type { Env, Web } from "../web/context.ts";
import { requireSession } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { localPath } from "../web/local-path.ts";
import { barePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { changeOwn, recordOwn } from "./account-events.ts";
import { createAuth } from "./auth.ts";
import {
  authHeaders,
  endSessionShown,
  forwardCookies,
  sessionBegunBy,
  strangerHeaders,
} from "./auth-request.ts";
import { askOwner } from "./own-password.ts";
import { LinkProviderPage, ToProviderPage } from "./pages/provider.tsx";
import { waysInto } from "./queries.ts";
import { openSecondStep } from "./second-step.ts";
import { findSession } from "./viewer.ts";

/**
 * Sign-in through an identity provider (OIDC). It begins with a link and not with a form: the security
 * policy (form-action 'self') would stop a form on its way to another site.
 */
export function providerRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  const { provider, providerLink, providerUnlink, providerCallback } = paths.account;
  for (const { pattern } of [provider, providerLink, providerUnlink, providerCallback]) {
    app.use(pattern, async (c, next) => (c.var.house.configuration.oidc ? next() : problem(c, 404)));
  }
  app.use(providerLink.pattern, requireSession);
  app.use(providerUnlink.pattern, requireSession);

  app.get(provider.pattern, async (c) => {
    const { house } = c.var;
    await askProviderAgain(house);
    const response = await house.auth.api.signInSocial({
      body: {
        provider: "oidc",
        callbackURL: localPath(c.req.query("next")),
        errorCallbackURL: paths.account.signIn.href({}),
        disableRedirect: true,
      },
      headers: strangerHeaders(c),
      asResponse: true,
    });
    if (!response.ok) return unreachable(c);
    forwardCookies(c, response.headers);
    const { url } = (await response.json()) as { url: string };
    return c.redirect(url, 303);
  });

  app.get(providerCallback.pattern, (c) => comeBack(c));

  app.get(providerLink.pattern, (c) => linkPage(c, {}));
  app.post(providerLink.pattern, (c) => beginLink(c));
  app.post(providerUnlink.pattern, (c) => unlink(c));
  app.get(providerUnlink.pattern, (c) => c.redirect(providerLink.href({}), 303));
  return app;
}

const LINKED = paths.account.show.href({}, { linked: "1" });

async function comeBack(c: Web) {
  const { house } = c.var;
  const url = new URL(c.req.url);
  const response = await house.auth.handler(
    new Request(`${house.publicUrl}${url.pathname}${url.search}`, { headers: authHeaders(c) }),
  );
  const location = localTarget(house.publicUrl, response.headers.get("location"));
  const begun = sessionBegunBy(response);
  const failed = new URL(location, house.publicUrl).searchParams.has("error");
  const found = await findSession(house, begun ?? c.req.raw.headers);

  if (!begun || !found) {
    forwardCookies(c, response.headers);
    if (found && !failed && location === LINKED) {
      await recordOwn(c, "account.link-provider", found.signedIn);
      setFlash(c, `ผูกบัญชีกับ ${house.configuration.oidc?.name ?? ""} แล้ว`);
      return c.redirect(paths.account.show.href({}), 303);
    }
    return c.redirect(location, 303);
  }
  const { signedIn } = found;
  if (signedIn.hasSecondFactor) {
    await house.database.shared.deleteFrom("session").where("id", "=", signedIn.sessionId).execute();
    await openSecondStep(c, signedIn.accountId);
    return c.redirect(
      paths.account.secondStep.href({}, { next: location === "/" ? undefined : location }),
      303,
    );
  }
  await endSessionShown(c);
  forwardCookies(c, response.headers);
  await recordOwn(c, "account.sign-in", signedIn, { after: { through: house.configuration.oidc?.name } });
  return c.redirect(location, 303);
}

async function beginLink(c: Web) {
  const { house, signedIn } = c.var;
  const { values } = await readBody(c);
  const { hasPassword } = await waysInto(house.database, signedIn.accountId);
  if (hasPassword) {
    // Who links adds a way in for ever, so a browser left open is not enough.
    const body = { password: typedIn(values, "password") };
    const answer = await askOwner(c, () =>
      house.auth.api.verifyPassword({ body, headers: authHeaders(c), asResponse: true }),
    );
    if (!answer.ok) return linkPage(c, { password: [answer.message] }, answer.status);
  }
  await askProviderAgain(house);
  const response = await house.auth.api.linkSocialAccount({
    body: {
      provider: "oidc",
      callbackURL: LINKED,
      errorCallbackURL: paths.account.show.href({}),
      disableRedirect: true,
    },
    headers: authHeaders(c),
    asResponse: true,
  });
  if (!response.ok) return unreachable(c);
  forwardCookies(c, response.headers);
  const { url } = (await response.json()) as { url: string };
  const provider = house.configuration.oidc?.name ?? "";
  return barePage(c, {
    title: `ไปยืนยันตัวตนที่ ${provider}`,
    body: <ToProviderPage provider={provider} href={url} />,
  });
}

async function unlink(c: Web) {
  const { signedIn } = c.var;
  const outcome = await changeOwn(c, "account.unlink-provider", async (db) => {
    const ways = await waysInto({ shared: db }, signedIn.accountId);
    if (!ways.hasProvider) return missing();
    if (!ways.hasPassword && ways.passkeys.length === 0)
      return refused("ทางนี้เป็นทางเดียวที่ท่านเข้าใช้บัญชีได้ จึงเลิกผูกไม่ได้ โปรดตั้งรหัสผ่านหรือเพิ่มพาสคีย์ก่อน");
    await db
      .deleteFrom("sign_in_method")
      .where("account_id", "=", signedIn.accountId)
      .where("provider_id", "=", "oidc")
      .execute();
    return done(undefined);
  });
  if (!outcome.ok && outcome.reason === "refused") return problem(c, 409, outcome.message);
  if (outcome.ok) setFlash(c, "เลิกผูกแล้ว");
  return c.redirect(paths.account.show.href({}), 303);
}

async function linkPage(c: Web, errors: FormErrors, status: 200 | 422 | 429 = 200) {
  const { house, signedIn } = c.var;
  const ways = await waysInto(house.database, signedIn.accountId);
  const provider = house.configuration.oidc?.name ?? "";
  return barePage(c, {
    title: `ผูกบัญชีกับ ${provider}`,
    status,
    invalid: status !== 200,
    body: <LinkProviderPage provider={provider} form={{ values: {}, errors }} ways={ways} />,
  });
}

const ASK_AGAIN_MS = 60_000;
const lastAsked = new WeakMap<House, number>();

/**
 * The library reads the provider's description at start only; one that was away then is asked again, but
 * at most once a minute. While it is silent, everybody else goes on with what there is.
 */
async function askProviderAgain(house: House): Promise<void> {
  const { secret, socialProviders } = await house.auth.$context;
  if (socialProviders.some(({ id }) => id === "oidc")) return;
  const now = house.now().getTime();
  if (now - (lastAsked.get(house) ?? 0) < ASK_AGAIN_MS) return;
  lastAsked.set(house, now);
  const { database, publicUrl, configuration } = house;
  const again = createAuth({ pool: database.pool, secret, publicUrl, configuration });
  await again.$context;
  house.auth = again;
}

function unreachable(c: Web) {
  const name = c.var.house.configuration.oidc?.name ?? "";
  return problem(c, 503, `ยังติดต่อ ${name} ไม่ได้ โปรดลองใหม่ในอีกสักครู่ หรือลงชื่อเข้าใช้ด้วยรหัสผ่าน`);
}

/** The library redirects to where we told it to; anything else leads home. */
function localTarget(publicUrl: string, location: string | null): string {
  if (!location || !URL.canParse(location, publicUrl)) return "/";
  const target = new URL(location, publicUrl);
  return target.origin === new URL(publicUrl).origin ? localPath(`${target.pathname}${target.search}`) : "/";
}
