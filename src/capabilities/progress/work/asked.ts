import { allows, allowsSomewhere } from "../../../platform/accounts/roles.ts";
import type { RoleHeld } from "../../../platform/accounts/roles.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Web } from "../../../platform/web/context.ts";
import { bangkokDate, todayInBangkok } from "../../../thai/dates.ts";
import { roundLabel } from "../../../thai/fiscal.ts";
import { publishedPlanOfYear } from "../../plan/publication/queries.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { Fact } from "../facts.ts";
import { workers } from "../locking.ts";
import { standingsOf } from "../measuring/queries.ts";
import type { ProjectYear } from "../project-years.ts";
import { projectYearNamed, projectYearsOf, yearOf, yearsOf } from "../years/queries.ts";
import type { YearRow } from "../years/queries.ts";
import { lockedRoundsOf, roundsOf } from "../rounds/queries.ts";
import {
  countFactsOfProject,
  evidenceOf,
  factNamed,
  factsOf,
  sameBytesElsewhere,
  stepsDone,
} from "./queries.ts";

export interface Named {
  id: string;
  name: string;
}

/** Units for which the viewer may record, those that answer first. */
export async function unitsToRecordFor(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
  answering: readonly Named[] = [],
): Promise<Named[]> {
  const units = (await openUnits(db, orgId)).filter(({ id }) => allows(workers, roles, id));
  const isFirst = ({ id }: Named) => answering.some((unit) => unit.id === id);
  return [...units.filter(isFirst), ...units.filter((unit) => !isFirst(unit))].map(({ id, name }) => ({
    id,
    name,
  }));
}

/** The year asked for, or the newest that is open, or the newest. */
export async function yearFor(
  db: OrgDatabase,
  orgId: string,
  asked: number | undefined,
): Promise<{ year: YearRow | undefined; years: YearRow[] }> {
  const years = await yearsOf(db, orgId);
  const year =
    years.find((each) => each.year === asked) ?? years.find(({ status }) => status === "open") ?? years[0];
  return { year, years };
}

/** What is to be done, of one unit or of all. */
export function workAsked(c: Web, asked: { year: number | undefined; unit: string | undefined }) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const { year, years } = await yearFor(db, org.id, asked.year);
    const own = await unitsToRecordFor(db, org.id, viewer.roles);
    const units = own.length > 0 ? own : (await openUnits(db, org.id)).map(({ id, name }) => ({ id, name }));
    const isOfUnit = viewer.roles.some(({ role, unitId }) => workers[role] && unitId !== null);
    const chosen = units.find(({ id }) => id === asked.unit) ?? (isOfUnit ? units[0] : undefined);
    const until = todayInBangkok(house.now());
    const wish = { until, ...(chosen ? { unitId: chosen.id } : {}) };
    const work = year ? await standingsOf(db, org.id, year.year, wish, house.packs) : [];
    const rounds = year ? await roundsOf(db, org.id, year.year, house.packs) : [];
    const round = rounds.find(({ locked }) => locked === null);
    return { year, years, units, chosen, work, round };
  });
}

export type WorkAsked = Awaited<ReturnType<typeof workAsked>>;

/** A page of a phone is scrolled through; what is older is looked for. */
export const factsOnAPage = 20;

/** A project of a year with how it stands and what was recorded of it, a page of it. */
export function projectAsked(c: Web, id: string | undefined) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const project = await projectYearNamed(db, org.id, id ?? "");
    const year = project && (await yearOf(db, org.id, project.year));
    if (!project || !year) return undefined;
    const until = todayInBangkok(house.now());
    const wish = { until, projectYearId: project.id };
    const [standing] = await standingsOf(db, org.id, year.year, wish, house.packs);
    const recorded = await countFactsOfProject(db, org.id, project.id);
    const pages = Math.max(1, Math.ceil(recorded.all / factsOnAPage));
    const page = pageAsked(c.req.query("page"), pages);
    const facts = await factsOf(db, org.id, {
      projectYearId: project.id,
      most: factsOnAPage,
      after: (page - 1) * factsOnAPage,
    });
    return {
      project,
      year,
      standing: standing?.standing,
      facts,
      recorded,
      page,
      pages,
      evidence: await evidenceOf(
        db,
        org.id,
        facts.map((fact) => fact.id),
      ),
      mayRecord: year.status === "open" && mayRecordOn(viewer.roles, project),
    };
  });
}

/** What is no page of it is the nearest that is. */
function pageAsked(typed: string | undefined, pages: number): number {
  const page = Number(typed ?? 1);
  return Number.isInteger(page) ? Math.min(pages, Math.max(1, page)) : 1;
}

export type ProjectAsked = NonNullable<Awaited<ReturnType<typeof projectAsked>>>;

/** Whoever works for a unit that answers for it; of a project that names none, everybody who records. */
export function mayRecordOn(roles: readonly RoleHeld[], { units }: Pick<ProjectYear, "units">): boolean {
  return units.length === 0
    ? allowsSomewhere(workers, roles)
    : units.some(({ id }) => allows(workers, roles, id));
}

/** A list to choose from holds no whole year; what is newest is most likely meant. */
const proofsFromElsewhere = 100;

/** What the forms offer to choose from. */
export function formAsked(c: Web, id: string | undefined) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const project = await projectYearNamed(db, org.id, id ?? "");
    const year = project && (await yearOf(db, org.id, project.year));
    if (!project || !year) return undefined;
    const units = await unitsToRecordFor(db, org.id, viewer.roles, project.units);
    const isOfUnit = viewer.roles.some(({ role, unitId }) => workers[role] && unitId !== null);
    const beside = (await projectYearsOf(db, org.id, year.year)).filter(
      (other) => other.id !== project.id && !other.dropped,
    );
    const own = isOfUnit ? units[0] : undefined;
    const { near: others = [], far: elsewhere = [] } = Object.groupBy(beside, (other) =>
      own && !other.units.some(({ id: unitId }) => unitId === own.id) ? "far" : "near",
    );
    const done = await stepsDone(
      db,
      org.id,
      [project, ...others].map((each) => each.id),
    );
    const proving = { counting: true, proving: true };
    const proofs = await factsOf(db, org.id, { ...proving, projectYearId: project.id });
    const newest = await factsOf(db, org.id, { ...proving, year: year.year, most: proofsFromElsewhere });
    const locked = await lockedRoundsOf(db, org.id, year.year);
    return {
      project,
      year,
      units,
      others,
      elsewhere,
      done,
      proofs,
      proofsElsewhere: newest.filter((fact) => !proofs.some(({ id: known }) => known === fact.id)),
      closedRounds: locked.map(({ round, lockedAt: at }) => ({
        title: roundLabel(round),
        on: bangkokDate(at),
      })),
    };
  });
}

export type FormAsked = NonNullable<Awaited<ReturnType<typeof formAsked>>>;

/** Sources of the plan that holds in the year, by their names. */
export async function fundNamesFor(c: Web, { year }: YearRow): Promise<ReadonlyMap<string, string>> {
  const { house, org } = c.var;
  const plan = await readIn(house.database, org.id, (db) => publishedPlanOfYear(db, org.id, year));
  return new Map(plan?.content.funds.map(({ id, name }) => [id, name]));
}

/** One fact, with what it holds and what else holds the same. */
export function factAsked(c: Web, id: string | undefined) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const fact = await factNamed(db, org.id, id ?? "");
    const year = fact && (await yearOf(db, org.id, fact.year));
    if (!fact || !year) return undefined;
    const projects: ProjectYear[] = [];
    for (const served of fact.projects) {
      const project = await projectYearNamed(db, org.id, served.id);
      if (project) projects.push(project);
    }
    const evidence = (await evidenceOf(db, org.id, [fact.id])).get(fact.id) ?? [];
    const hashes = evidence.map(({ now }) => now.sha256);
    return {
      fact,
      year,
      projects,
      evidence,
      same: await sameBytesElsewhere(db, org.id, fact.id, hashes),
      proof: fact.proofId === null ? undefined : await factNamed(db, org.id, fact.proofId),
      mayChange: mayChange(viewer.roles, year, fact),
    };
  });
}

export type FactAsked = NonNullable<Awaited<ReturnType<typeof factAsked>>>;

function mayChange(roles: readonly RoleHeld[], year: YearRow, fact: Fact): boolean {
  return year.status === "open" && !fact.withdrawn && allows(workers, roles, fact.unitId);
}
