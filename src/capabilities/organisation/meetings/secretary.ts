import { personOfAccount } from "../../../platform/accounts/queries.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { forbidden } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { registrars } from "../committees/acts.ts";
import { isSecretary } from "../committees/queries.ts";
import type { LockedCommittee } from "./writing.ts";

/** A secretary serves the committee, not a unit: a role that is held in some unit opens this door as well. */
export function ownUnit({ actor }: Work<unknown>): string | null {
  return actor.kind === "account"
    ? (actor.roles.find(({ unitId }) => unitId !== null)?.unitId ?? null)
    : null;
}

/** Who runs the register, or is secretary on the day of the meeting or today (a new secretary finishes the old work). */
export async function keepsMinutes(
  { db, orgId, actor, now }: Work<unknown>,
  committee: LockedCommittee,
  heldOn: string,
): Promise<boolean> {
  if (actor.kind !== "account" || allowsSomewhere(registrars, actor.roles)) return true;
  const personId = await personOfAccount(db, orgId, actor.accountId);
  return isSecretary(db, orgId, personId, committee, [isoDate(heldOn), todayInBangkok(now)]);
}

export function notTheSecretary(): Refusal {
  return forbidden("เฉพาะเลขานุการหรือผู้ช่วยเลขานุการของคณะนี้ ผู้ประสานงานแผน และผู้ดูแลระบบ บันทึกการมาประชุมและรายงานได้");
}
