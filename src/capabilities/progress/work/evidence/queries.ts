import type { Slot } from "../../../../platform/files/holding.ts";
import { evidenceSlot, factRecord } from "../../facts.ts";

export function evidenceSlotOf(factId: string): Slot {
  return { recordKind: factRecord, recordId: factId, slot: evidenceSlot };
}
