import { allows, allowsSomewhere } from "../../platform/accounts/roles.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import type { Web } from "../../platform/web/context.ts";
import { todayInBangkok } from "../../thai/dates.ts";
import { paths } from "../../paths.ts";
import { openUnits } from "../organisation/units/queries.ts";
import { assessmentById, assessmentsOf } from "./assessments/queries.ts";
import type { Assessment } from "./assessments/queries.ts";
import { approvers, keepers, proposers, publishers } from "./permissions.ts";
import { registerShown } from "./register/list.ts";
import type { Register } from "./register/list.ts";
import { registerOf, riskById } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";

/** What the viewer may do with the register. */
export function mayOf(c: Web) {
  const { roles } = c.var.viewer;
  return {
    isKeeper: allowsSomewhere(keepers, roles),
    isApprover: allowsSomewhere(approvers, roles),
    mayPublish: allowsSomewhere(publishers, roles),
    mayPropose: allowsSomewhere(proposers, roles),
    mayWorkIn: (unitId: string | null) => allows(proposers, roles, unitId),
  };
}

export interface YearAsked {
  years: Assessment[];
  register: Register;
}

/** The register of the year that the address names, or of the newest; nothing before the first year. */
export function yearAsked(c: Web, year: number | undefined): Promise<YearAsked | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => yearIn(db, org.id, year, todayInBangkok(house.now())));
}

export async function yearIn(
  db: OrgDatabase,
  orgId: string,
  year: number | undefined,
  today: string,
): Promise<YearAsked | undefined> {
  const years = await assessmentsOf(db, orgId);
  const assessment = years.find(({ fiscal_year }) => fiscal_year === year) ?? years[0];
  if (!assessment) return undefined;
  const before = years.find(({ id }) => id === assessment.copied_from);
  const last = before && { assessment: before, risks: await registerOf(db, orgId, before.id) };
  const risks = await registerOf(db, orgId, assessment.id);
  return { years, register: registerShown(assessment, risks, last, today) };
}

export interface RiskAsked {
  risk: Risk;
  assessment: Assessment;
}

export function riskAsked(c: Web, id: string | undefined): Promise<RiskAsked | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const risk = await riskById(db, org.id, id ?? "");
    const assessment = risk && (await assessmentById(db, org.id, risk.assessment_id));
    return assessment && { risk, assessment };
  });
}

/** Units that the viewer may name as owner; a keeper all, an officer the own ones. */
export async function unitsOffered(c: Web, unitBefore?: { id: string | null; name: string | null }) {
  const { house, org } = c.var;
  const { mayWorkIn } = mayOf(c);
  const units = await readIn(house.database, org.id, (db) => openUnits(db, org.id));
  const offered = units.filter(({ id }) => mayWorkIn(id)).map(({ id, name }) => ({ id, name }));
  // One that was closed since stays, so that the form says what is kept.
  const kept = unitBefore?.id;
  return kept && !offered.some(({ id }) => id === kept)
    ? [...offered, { id: kept, name: unitBefore.name ?? "" }]
    : offered;
}

/** The page of the pack, while the shelf still has it. */
export function scaleHref(c: Web, { scale_hash: hash }: Pick<Assessment, "scale_hash">): string | undefined {
  const pack = c.var.house.packs.byHash(hash);
  return pack && paths.office.pack.href({ org: c.var.org.slug, kind: pack.kind, key: hash });
}
