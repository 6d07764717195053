import { takeOrders } from "../../../platform/apart/orders.ts";
import { readPlanFile } from "./read-file.ts";
import type { PlanFileRead } from "./read-file.ts";

/** One file, one process: however long a hostile file takes, nobody but its sender waits. */
takeOrders<{ bytes: Uint8Array }, PlanFileRead>(async ({ bytes }, tell) => tell(await readPlanFile(bytes)));
