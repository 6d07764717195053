import { paths } from "../../../paths.ts";
import { holdersOf } from "../../../platform/search/audience.ts";
import { searchable } from "../../../platform/search/searchable.ts";
import { everyMember } from "../../../platform/web/doors.tsx";
import { truncate } from "../../../thai/text.ts";

export const searchableRisks = searchable({
  kind: "risk",
  title: "ความเสี่ยงการทุจริต",
  icon: "risk",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("risk").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const risks = await db
      .selectFrom("risk as r")
      .innerJoin("risk_process as p", (join) =>
        join.onRef("p.org_id", "=", "r.org_id").onRef("p.id", "=", "r.process_id"),
      )
      .innerJoin("risk_assessment as a", (join) =>
        join.onRef("a.org_id", "=", "r.org_id").onRef("a.id", "=", "r.assessment_id"),
      )
      .select(["r.id", "r.event", "r.who", "r.how", "r.controls", "p.name as process", "a.fiscal_year"])
      .where("r.org_id", "=", orgId)
      .where("r.id", "in", ids)
      .execute();
    return risks.map(({ id, event, who, how, controls, process, fiscal_year }) => ({
      id,
      title: truncate(event, 200),
      body: [`ปีงบประมาณ ${fiscal_year}`, process, event, who, how, controls],
      audience: holdersOf(everyMember),
    }));
  },
  follows: {
    "risk-process": async (db, orgId, ids) => {
      const rows = await db
        .selectFrom("risk")
        .select("id")
        .where("org_id", "=", orgId)
        .where("process_id", "in", ids)
        .execute();
      return rows.map(({ id }) => id);
    },
    // A year is opened with copies, or taken over from a plan: all of its risks at once.
    "risk-assessment": async (db, orgId, ids) => {
      const rows = await db
        .selectFrom("risk")
        .select("id")
        .where("org_id", "=", orgId)
        .where("assessment_id", "in", ids)
        .execute();
      return rows.map(({ id }) => id);
    },
  },
  href: (org, { id }) => paths.office.risk.href({ org, id }),
});
