import { aside } from "../../../platform/reading/read-aside.ts";
import type { ReportFileRead } from "../reading/read-file.ts";

export const readAside = aside<ReportFileRead>(import.meta.url, {
  source: "../reading/worker.ts",
  built: "report-reading-worker",
});
