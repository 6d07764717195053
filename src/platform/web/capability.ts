import type { Hono } from "hono";
import type { Viewer } from "../accounts/viewer.ts";
import type { AnyJob } from "../jobs/job.ts";
import type { Schedule } from "../jobs/schedule.ts";
import type { FileOwners } from "../files/visible.ts";
import type { Searchable } from "../search/searchable.ts";
import type { NavItem } from "../ui/navigation.tsx";
import type { Env } from "./context.ts";

/** Groups of the side navigation, in their order. */
export const navGroups = {
  work: undefined,
  cycle: "วงรอบปีงบประมาณ",
  daily: "งานประจำวัน",
  disclosure: "เปิดเผยและประเมิน",
  house: "หน่วยงาน",
} as const satisfies Record<string, string | undefined>;

export type NavGroupName = keyof typeof navGroups;

export interface Way extends NavItem {
  group: NavGroupName;
  /** Also in the bar at the bottom of a phone. */
  quick?: boolean;
}

/** What a capability gives to the house: ways to it, and its two faces. */
export interface Capability {
  name: string;
  /** The ways that this person may go; never one that would be refused. */
  ways: (viewer: Viewer) => Way[];
  /** What everyone may read of it, in the head of all public pages. */
  publicWays?: (org: string) => NavItem[];
  /** Who may see the files that its records hold. */
  files?: FileOwners;
  /** Mounted behind sign-in and membership; patterns come from paths.office. */
  office?: Hono<Env>;
  /** Mounted for everyone; patterns come from paths.public. */
  public?: Hono<Env>;
  /** Its long work, for the workers. */
  jobs?: readonly AnyJob[];
  /** When some of it is asked for by itself. */
  schedules?: readonly Schedule[];
  /** Its kinds of record that can be looked for; the filter of the search page offers them in this order. */
  searchable?: readonly Searchable[];
}
