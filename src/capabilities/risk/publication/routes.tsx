import { Hono } from "hono";
import { z } from "zod";
import { paths } from "../../../paths.ts";
import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Env } from "../../../platform/web/context.ts";
import { publicPage } from "../../../platform/web/pages.tsx";
import { PublicRisks } from "./page.tsx";
import { publishedRisks } from "./queries.ts";

const Asked = z.object({ year: z.coerce.number().int().optional().catch(undefined) });

export const publicRiskRoutes = new Hono<Env>();

publicRiskRoutes.get(paths.public.risks.pattern, async (c) => {
  const { house, org } = c.var;
  const { year } = Asked.parse(c.req.query());
  const published = await readIn(house.database, org.id, (db) => publishedRisks(db, org.id, year));
  const title = organisationTitle(house.packs, org);
  return publicPage(c, {
    org,
    title: "ความเสี่ยงการทุจริตและมาตรการ",
    description: `ความเสี่ยงการทุจริตและมาตรการป้องกันของ${title}`,
    body: <PublicRisks org={org.slug} title={title} published={published} />,
  });
});
