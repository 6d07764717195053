import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { publicPage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submitVisit } from "../../../platform/web/visit.tsx";
import { Closed, DonePage, SignInPage, TestPage } from "./pages/public.tsx";
import { participantWithCode, trainingBehind } from "./queries.ts";
import type { Participant, Training } from "./queries.ts";
import { hasSat } from "./rules.ts";
import { signIn, signInWithCode, takeTest } from "./visitor-acts.ts";

const to = paths.public;
export const publicTrainingRoutes = new Hono<Env>();

/** What a phone remembers: the code of who said their name on it, for this training only. No other names ever reach it. */
const COOKIE = "sucharit.training";
const THREE_DAYS = 3 * 24 * 3600;

publicTrainingRoutes.get(to.training.pattern, async (c) => {
  const training = await trainingAsked(c);
  if (!training) return problem(c, 404);
  const person = c.req.query("next") === undefined ? await personHere(c, training) : undefined;
  return trainingPage(c, training, person);
});

publicTrainingRoutes.post(to.training.pattern, async (c) => {
  const training = await trainingAsked(c);
  if (!training) return problem(c, 404);
  const { token } = training;
  const here = to.training.href({ org: c.var.org.slug, token });
  unlisted(c);
  return submitVisit(c, signIn, {
    title: training.event.title,
    fixed: { token, code: getCookie(c, COOKIE) ?? "" },
    again: (form) => <SignInPage org={c.var.org.slug} training={training} form={form} />,
    next: ({ code }) => {
      remember(c, here, code);
      return here;
    },
  });
});

publicTrainingRoutes.post(to.trainingCode.pattern, async (c) => {
  const training = await trainingAsked(c);
  if (!training) return problem(c, 404);
  const { token } = training;
  const here = to.training.href({ org: c.var.org.slug, token });
  unlisted(c);
  return submitVisit(c, signInWithCode, {
    title: training.event.title,
    fixed: { token },
    again: (form) => <SignInPage org={c.var.org.slug} training={training} form={form} />,
    next: ({ code }) => {
      remember(c, here, code);
      return here;
    },
  });
});

publicTrainingRoutes.post(to.trainingTest.pattern, async (c) => {
  const training = await trainingAsked(c);
  if (!training) return problem(c, 404);
  const { token } = training;
  const person = await personHere(c, training);
  unlisted(c);
  return submitVisit(c, takeTest, {
    title: training.event.title,
    fixed: { token, code: person?.code ?? "" },
    again: (form) => bodyOf(c, training, person, form),
    next: () => to.training.href({ org: c.var.org.slug, token }),
  });
});

async function trainingAsked(c: Web): Promise<Training | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => trainingBehind(db, org.id, c.req.param("token") ?? ""));
}

async function personHere(c: Web, { event }: Training): Promise<Participant | undefined> {
  const { house, org } = c.var;
  const code = getCookie(c, COOKIE);
  if (!code) return undefined;
  const person = await readIn(house.database, org.id, (db) =>
    participantWithCode(db, org.id, event.id, code),
  );
  return person?.hasSigned ? person : undefined;
}

function remember(c: Web, path: string, code: string) {
  setCookie(c, COOKIE, code, {
    path,
    httpOnly: true,
    sameSite: "Lax",
    secure: c.var.house.publicUrl.startsWith("https:"),
    maxAge: THREE_DAYS,
  });
}

/** Search engines have no use for it. */
function unlisted(c: Web) {
  c.header("x-robots-tag", "noindex");
}

function trainingPage(c: Web, training: Training, person: Participant | undefined) {
  unlisted(c);
  return publicPage(c, {
    org: c.var.org,
    own: true,
    title: training.event.title,
    body: bodyOf(c, training, person, blankForm()),
  });
}

function bodyOf(c: Web, training: Training, person: Participant | undefined, form: FormState) {
  const org = c.var.org.slug;
  const { opened, questions } = training;
  if (opened === null) return <Closed training={training} />;
  if (!person) return <SignInPage org={org} training={training} form={form} />;
  if (opened === "attendance" || questions === null || hasSat(person, opened))
    return <DonePage org={org} training={training} person={person} />;
  return <TestPage org={org} training={training} person={person} time={opened} form={form} />;
}
