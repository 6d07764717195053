import type { Tone } from "../../ui/badge.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { MemberRow, MemberState } from "../member-queries.ts";
import { roles } from "../roles.ts";

export const stateWords: Record<MemberState, { label: string; tone: Tone }> = {
  active: { label: "ใช้งาน", tone: "done" },
  invited: { label: "รอตอบรับ", tone: "doing" },
  ended: { label: "สิ้นสุดแล้ว", tone: "idle" },
};

export function MemberStateBadge({ member }: { member: MemberRow }) {
  if (member.isDisabled) return <Badge tone="stop">บัญชีถูกระงับ</Badge>;
  const { label, tone } = stateWords[member.state];
  return <Badge tone={tone}>{label}</Badge>;
}

export function rolesOfMember(member: MemberRow): string {
  return member.roles
    .map(({ role, unitName }) => (unitName ? `${roles[role].title} (${unitName})` : roles[role].title))
    .join(", ");
}
