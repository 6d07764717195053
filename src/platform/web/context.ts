import type { Context } from "hono";
import type { SignedIn, Viewer } from "../accounts/viewer.ts";
import type { Organisation } from "../accounts/organisations.ts";
import type { Actor, Situation } from "../acts/act.ts";
import type { House } from "../house.ts";
import type { Schedule } from "../jobs/schedule.ts";
import type { NavGroup, NavItem } from "../ui/navigation.tsx";

/** What middleware found out about a request. */
export interface Env {
  Variables: {
    house: House;
    requestId: string;
    org: Organisation;
    signedIn: SignedIn;
    viewer: Viewer;
    /** On everyone's side of an organisation: what can be read there. */
    publicWays: readonly NavItem[];
    /** What the house does by the clock. */
    schedules: readonly Schedule[];
    navigation: { groups: NavGroup[]; quick: NavItem[] };
  };
}

export type Web<Path extends string = string> = Context<Env, Path>;

/** In the office: the person who looks, with their roles. */
export function situationOf(c: Web): Situation {
  const { house, viewer, org, requestId } = c.var;
  const actor: Actor = viewer
    ? { kind: "account", accountId: viewer.accountId, name: viewer.name, roles: viewer.roles }
    : { kind: "visitor", name: "ผู้เยี่ยมชม" };
  const { database, now, mail, packs } = house;
  return { database, now, orgId: org.id, actor, requestId, byMail: mail.isSet, packs };
}
