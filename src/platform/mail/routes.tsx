import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Permission } from "../accounts/roles.ts";
import { statusOf } from "../acts/outcome.ts";
import { readIn } from "../database/organisation-bound.ts";
import { startJobAgain } from "../jobs/acts.ts";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";
import { situationOf } from "../web/context.ts";
import { readers } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { forgetLetters, forgettingLetters } from "./forget.ts";
import { LettersPage } from "./pages/letters.tsx";
import { sendLetter } from "./post.ts";
import { unsentLetters } from "./queries.ts";

/** Whom the house writes to is for its administrators alone. */
const administrators = { administrator: "organisation" } as const satisfies Permission;

const office = new Hono<Env>();

office.get(paths.office.letters.pattern, readers(administrators), async (c) => {
  const { house, org } = c.var;
  const letters = await readIn(house.database, org.id, (db) => unsentLetters(db, org.id));
  return officePage(c, {
    title: "จดหมายที่ยังไม่ได้ส่ง",
    body: <LettersPage org={org.slug} letters={letters} isMailSet={house.mail.isSet} />,
  });
});

office.post(paths.office.letterAgain.pattern, async (c) => {
  const outcome = await startJobAgain(situationOf(c), { id: c.req.param("job") });
  if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
  setFlash(c, "จะส่งจดหมายอีกครั้ง");
  return c.redirect(paths.office.letters.href({ org: c.var.org.slug }), 303);
});

export const mailing: Capability = {
  name: "mail",
  ways: () => [],
  office,
  jobs: [sendLetter, forgetLetters],
  schedules: forgettingLetters,
};
