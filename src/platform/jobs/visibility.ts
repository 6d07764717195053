import { allowsSomewhere, roleNames } from "../accounts/roles.ts";
import type { Permission, RoleHeld } from "../accounts/roles.ts";
import { allJobs } from "./job.ts";

/** Who looks at jobs, as pages and acts know them. */
export interface JobViewer {
  accountId: string;
  roles: readonly RoleHeld[];
}

/** The jobs that the roles allow to see and handle; whoever asked for one sees it in any case. */
export function jobNamesFor(roles: readonly RoleHeld[]): string[] {
  return allJobs().flatMap(({ definition }) =>
    allowsSomewhere(definition.may, roles) ? [definition.name] : [],
  );
}

export function mayHandle(job: { name: string; asked_by: string | null }, viewer: JobViewer): boolean {
  return job.asked_by === viewer.accountId || jobNamesFor(viewer.roles).includes(job.name);
}

/** Every member has jobs of their own; which ones, `mayHandle` says. */
export const handlers: Permission = Object.fromEntries(roleNames.map((role) => [role, "organisation"]));
