import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";

/** A project of the plan, as far as a measure names it. */
export interface RiskProject {
  id: string;
  /** Its number in the plan, as printed. */
  code: string;
  title: string;
}

export interface ProjectSource {
  /** Projects that a measure of this fiscal year may be, in the order of the plan. */
  projectsForRisk: (
    db: OrgDatabase,
    orgId: string,
    fiscalYear: number,
    packs: PackShelf,
  ) => Promise<RiskProject[]>;
  /** The page of one of them. */
  href: (org: string, projectId: string) => string;
}

let source: ProjectSource | undefined;

/** The plan says here which projects it has: the register knows no table of it, and works without one. */
export function projectsComeFrom(offered: ProjectSource): void {
  source = offered;
}

export const projectsForRisk: ProjectSource["projectsForRisk"] = async (...asked) => {
  return source ? source.projectsForRisk(...asked) : [];
};

export function projectHref(org: string, projectId: string): string | undefined {
  return source?.href(org, projectId);
}
