import { takeOrders } from "../../../platform/apart/orders.ts";
import { readReportFile } from "./read-file.ts";
import type { ReportFileRead } from "./read-file.ts";

/** One file, one process: however long a hostile file takes, nobody but its sender waits. */
takeOrders<{ bytes: Uint8Array }, ReportFileRead>(async ({ bytes }, tell) =>
  tell(await readReportFile(bytes)),
);
