import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Permission } from "../accounts/roles.ts";
import { statusOf } from "../acts/outcome.ts";
import { addLogWords } from "../audit/words.ts";
import { readIn } from "../database/organisation-bound.ts";
import { readBody } from "../forms/body.ts";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";
import { situationOf } from "../web/context.ts";
import { readers } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { cancelJob, startJobAgain } from "./acts.ts";
import { forgetOldJobs, forgettingOldJobs } from "./forget.ts";
import { JobList } from "./pages/job-list.tsx";
import { JobPage } from "./pages/job-page.tsx";
import { stateWords } from "./pages/job-words.tsx";
import { TurnList } from "./pages/turn-list.tsx";
import { jobFor, jobsFor } from "./queries.ts";
import type { JobFilter } from "./queries.ts";
import { jobStates } from "./rules.ts";
import { turnsFor } from "./scheduling.ts";
import { handlers } from "./visibility.ts";

addLogWords({
  kinds: { job: "งานเบื้องหลัง" },
  fields: { job_state: "สถานะของงาน" },
  values: {
    job_state: Object.fromEntries(jobStates.map((state) => [state, stateWords[state].label])),
  },
});

const administrators: Permission = { administrator: "organisation" };
const office = new Hono<Env>();

office.get(paths.office.jobs.pattern, readers(handlers), async (c) => {
  const { house, org, viewer } = c.var;
  const { filter, query } = jobFilter(c.req.query());
  const found = await readIn(house.database, org.id, (db) => jobsFor(db, org.id, viewer, filter));
  const mayAll = allowsSomewhere(administrators, viewer.roles);
  const lettersHref = mayAll ? paths.office.letters.href({ org: org.slug }) : undefined;
  const turns = mayAll ? await turnsFor(house, c.var.schedules, org.id) : [];
  return officePage(c, {
    title: "งานเบื้องหลัง",
    body: (
      <>
        <JobList org={org.slug} {...found} filter={filter} query={query} lettersHref={lettersHref} />
        {turns.length > 0 && <TurnList turns={turns} />}
      </>
    ),
  });
});

/** Seconds until the page of a job that goes on comes again. */
const AGAIN_S = 4;

office.get(paths.office.job.pattern, readers(handlers), async (c) => {
  const { house, org, viewer } = c.var;
  const job = await readIn(house.database, org.id, (db) => jobFor(db, org.id, viewer, c.req.param("id")));
  if (!job) return problem(c, 404);
  const isSoon = job.run_at.getTime() - house.now().getTime() < 60_000;
  if (job.state === "running" || (job.state === "waiting" && isSoon)) c.header("refresh", String(AGAIN_S));
  return officePage(c, {
    title: job.title,
    body: <JobPage org={org.slug} job={job} fileHref={undefined} />,
  });
});

for (const { pattern, act, said } of [
  { pattern: paths.office.jobAgain.pattern, act: startJobAgain, said: "เริ่มงานใหม่แล้ว" },
  { pattern: paths.office.jobCancel.pattern, act: cancelJob, said: "ยกเลิกงานแล้ว" },
] as const) {
  office.post(pattern, async (c) => {
    const { input } = await readBody(c);
    const id = c.req.param("id") ?? "";
    const outcome = await act(situationOf(c), { ...input, id });
    if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
    setFlash(c, said);
    return c.redirect(paths.office.job.href({ org: c.var.org.slug, id }), 303);
  });
}

/** What the address asks of the list; what it asks wrongly is left out. */
function jobFilter(asked: Record<string, string>): { filter: JobFilter; query: Record<string, string> } {
  const query = Object.fromEntries(
    Object.entries(asked).filter(([name]) => ["state", "mine", "page"].includes(name)),
  );
  const page = Number(query["page"] ?? "1");
  return {
    query,
    filter: {
      state: jobStates.find((state) => state === query["state"]),
      mine: query["mine"] !== undefined && query["mine"] !== "",
      page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    },
  };
}

export const working: Capability = {
  name: "jobs",
  ways: ({ org, roles }) =>
    allowsSomewhere(administrators, roles)
      ? [
          {
            group: "house",
            label: "งานเบื้องหลัง",
            href: paths.office.jobs.href({ org: org.slug }),
            icon: "tasks",
          },
        ]
      : [],
  office,
  jobs: [forgetOldJobs],
  schedules: forgettingOldJobs,
};
