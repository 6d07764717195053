import type { Refusal } from "../acts/outcome.ts";
import { conflict, refused } from "../acts/outcome.ts";
import type { Member } from "./member-records.ts";
import type { RoleHeld } from "./roles.ts";

/** Why nobody but the owner may see a link to the account: it serves others too, or receives what is told in confidence. */
export type OnlyMailed = "shared" | "confidential";

/** What acts on members say: to who was refused, and to the log. */
export function isActiveAdministrator(member: Member): boolean {
  return (
    !member.endedAt && member.acceptedAt !== null && member.roles.some(({ role }) => role === "administrator")
  );
}

export function lastAdministrator(): Refusal {
  return refused("ผู้นี้เป็นผู้ดูแลระบบคนสุดท้าย โปรดให้ผู้อื่นเป็นผู้ดูแลระบบก่อน");
}

export function seenAnother(member: Member): Refusal {
  return conflict({}, {}, { version: member.version });
}

export function recordOf(member: Member) {
  return { kind: "member", id: member.id, name: member.name };
}

export function rolesTold(held: readonly RoleHeld[]): string[] {
  return held.map(({ role, unitId }) => (unitId ? `${role} ${unitId}` : role)).toSorted();
}
