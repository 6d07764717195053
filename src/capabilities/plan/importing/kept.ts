import { keptReadings } from "../../../platform/reading/kept.ts";
import type { KeptReading } from "../../../platform/reading/kept.ts";
import type { PlanReading } from "../reading/reading.ts";

export type KeptPlan = KeptReading<PlanReading>;

export const { keepReading, findReading, readingOf, discardReading, deleteReading } =
  keptReadings<PlanReading>("plan_reading");
