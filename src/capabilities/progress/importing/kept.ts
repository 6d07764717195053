import { keptReadings } from "../../../platform/reading/kept.ts";
import type { KeptReading } from "../../../platform/reading/kept.ts";
import type { ReportReading } from "../reading/reading.ts";

export type KeptReport = KeptReading<ReportReading>;

export const reportReadings = keptReadings<ReportReading>("report_reading");
export const { keepReading, readingOf, deleteReading } = reportReadings;
