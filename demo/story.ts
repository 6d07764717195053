import { beginning } from "./beginning.ts";
import { changes } from "./changes.ts";
import { committeeEvents } from "./committees.ts";
import { meetingEvents } from "./meetings.ts";
import { planEvents } from "./plan.ts";
import { progressEvents } from "./progress.ts";
import { reportEvents } from "./reports.ts";
import { riskEvents } from "./risks.ts";
import { yearEnd } from "./year-end.ts";
import type { Event } from "./stage.ts";

/** One year of a municipality that does not exist. Further capabilities add their own events here. */
export const story: readonly Event[] = [
  ...beginning,
  ...committeeEvents,
  ...meetingEvents,
  ...riskEvents,
  ...planEvents,
  ...progressEvents,
  yearEnd,
  ...reportEvents,
  ...changes,
];
