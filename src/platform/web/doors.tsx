import type { MiddlewareHandler } from "hono";
import { paths } from "../../paths.ts";
import { organisationNamed } from "../accounts/organisations.ts";
import { allowsSomewhere, roleNames } from "../accounts/roles.ts";
import type { Permission } from "../accounts/roles.ts";
import { findSession, viewerIn } from "../accounts/viewer.ts";
import { askToSignInAgain } from "../accounts/pages/sign-in-again.tsx";
import type { NavGroup, NavItem } from "../ui/navigation.tsx";
import { navGroups } from "./capability.ts";
import type { Capability, NavGroupName } from "./capability.ts";
import type { Env, Web } from "./context.ts";
import { problem } from "./problem-pages.tsx";

/** The organisation that the address names, or 404. */
export const findOrganisation: MiddlewareHandler<Env> = async (c, next) => {
  const slug = c.req.param("org") ?? "";
  const org = /^[a-z0-9-]{2,40}$/.test(slug)
    ? await organisationNamed(c.var.house.database, slug)
    : undefined;
  if (!org) return problem(c, 404);
  c.set("org", org);
  return next();
};

/** Somebody signed in, or the way to sign in; what was typed comes along. */
export const requireSession: MiddlewareHandler<Env> = async (c, next) => {
  const found = await findSession(c.var.house, c.req.raw.headers);
  if (!found) return askToSignInAgain(c);
  for (const cookie of found.cookies) c.header("set-cookie", cookie, { append: true });
  c.set("signedIn", found.signedIn);
  return next();
};

/** A member of this organisation; to everyone else the office does not exist. */
export function requireMembership(capabilities: readonly Capability[]): MiddlewareHandler<Env> {
  const schedulesOfAll = capabilities.flatMap(({ schedules = [] }) => schedules);
  return async (c, next) => {
    const viewer = await viewerIn(c.var.house, c.var.signedIn, c.var.org);
    if (!viewer) return problem(c, 404, "หน้านี้สำหรับเจ้าหน้าที่ของหน่วยงานเท่านั้น หากท่านเป็นเจ้าหน้าที่ โปรดติดต่อผู้ดูแลระบบ");
    if (viewer.owesSecondFactor)
      return c.redirect(paths.account.secondFactor.href({}, { required: "1" }), 303);
    c.set("viewer", viewer);
    c.set("schedules", schedulesOfAll);
    c.set("navigation", navigation(c, capabilities));
    return next();
  };
}

function navigation(c: Web, capabilities: readonly Capability[]) {
  const ways = capabilities
    .flatMap((capability) => capability.ways(c.var.viewer))
    .map((way) => ({ ...way, current: leadsTo(c, way) }));
  const groupNames = Object.keys(navGroups) as NavGroupName[];
  const groups = groupNames.flatMap((name): NavGroup[] => {
    const items = ways.filter((way) => way.group === name);
    return items.length > 0 ? [{ label: navGroups[name], items }] : [];
  });
  // What is done each day comes under the thumb first, as it stands first at the side.
  const inOrder = ways.toSorted((a, b) => groupNames.indexOf(a.group) - groupNames.indexOf(b.group));
  return { groups, quick: inOrder.filter((way) => way.quick) };
}

/** The way to this page or to one that it stands above; the home of a face stands above everything. */
function leadsTo(c: Web, { href }: NavItem): boolean {
  return c.req.path === href || (href.split("/").length > 3 && c.req.path.startsWith(`${href}/`));
}

/** What everyone may read of this organisation. */
export function showPublicWays(capabilities: readonly Capability[]): MiddlewareHandler<Env> {
  return (c, next) => {
    const ways = capabilities.flatMap(({ publicWays }) => publicWays?.(c.var.org.slug) ?? []);
    c.set(
      "publicWays",
      ways.map((way) => ({ ...way, current: leadsTo(c, way) })),
    );
    return next();
  };
}

export const everyMember: Permission = Object.fromEntries(roleNames.map((role) => [role, "organisation"]));

/** Who may open a page. The permission stays readable on the handler: a test walks all pages with all roles. */
export function readers(permission: Permission): MiddlewareHandler<Env> & { permission: Permission } {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    const { roles } = c.var.viewer;
    return allowsSomewhere(permission, roles) ? next() : problem(c, 403);
  };
  return Object.assign(handler, { permission });
}
