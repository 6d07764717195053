import { aside } from "../../../platform/reading/read-aside.ts";
import type { PlanFileRead } from "../reading/read-file.ts";

export const readAside = aside<PlanFileRead>(import.meta.url, {
  source: "../reading/worker.ts",
  built: "reading-worker",
});
