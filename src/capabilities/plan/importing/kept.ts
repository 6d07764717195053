import { keptReadings } from "../../../platform/reading/kept.ts";
import type { KeptReading } from "../../../platform/reading/kept.ts";
import type { PlanReading } from "../reading/reading.ts";

export type KeptPlan = KeptReading<PlanReading>;

export const planReadings = keptReadings<PlanReading>("plan_reading");
export const { keepReading, readingOf, deleteReading } = planReadings;
