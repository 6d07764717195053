import { Hono } from "hono";
import { z } from "zod";
import { paths } from "../../paths.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";
import { everyMember, readers } from "../web/doors.tsx";
import { officePage } from "../web/pages.tsx";
import { audiencesOf } from "./audience.ts";
import { SearchPage } from "./pages/search.tsx";
import { findEntries } from "./queries.ts";
import { readQuestion } from "./question.ts";
import { refreshIndex } from "./refresh.ts";
import { allSearchables, searchableOf } from "./searchable.ts";

const Asked = z.object({
  q: z.string().catch(""),
  kind: z
    .string()
    .refine((kind) => searchableOf(kind) !== undefined)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

const office = new Hono<Env>();

office.get(paths.office.search.pattern, readers(everyMember), async (c) => {
  const { house, org, viewer } = c.var;
  const { q, kind, page } = Asked.parse(c.req.query());
  const question = readQuestion(q);
  const findings = await readIn(house.database, org.id, (db) =>
    findEntries(db, org.id, audiencesOf(viewer), { question, kind, page }),
  );
  return officePage(c, {
    title: question.text ? `ค้นหา ${question.text}` : "ค้นหา",
    body: (
      <SearchPage
        org={org.slug}
        question={question}
        kind={kind}
        kinds={allSearchables()}
        findings={findings}
      />
    ),
  });
});

/** The way to it stands in the bar at the top of every page. */
export const searching: Capability = {
  name: "search",
  ways: () => [],
  office,
  jobs: [refreshIndex],
};
