import { paths } from "../../../../paths.ts";
import type { FindingLevel } from "../../../../platform/checks/finding.ts";
import type { Tone } from "../../../../platform/ui/badge.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { roundLabel } from "../../../../thai/fiscal.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import type { WorkStatus } from "../../measuring/standing.ts";
import { yearCrumbs } from "../../years/pages/forms.tsx";

export const levelWords: Record<FindingLevel, { title: string; one: string; tone: Tone; lead: string }> = {
  error: { title: "ต้องแก้ก่อนส่ง", one: "ต้องแก้", tone: "stop", lead: "ส่งรายงานไม่ได้จนกว่าจะแก้ครบ" },
  warning: {
    title: "ข้อเตือน",
    one: "เตือน",
    tone: "late",
    lead: "แก้ไข หรือให้เหตุผลว่าถูกต้องแล้ว ผู้พิจารณาเห็นเหตุผลนี้",
  },
  advice: { title: "ข้อแนะนำ", one: "แนะนำ", tone: "idle", lead: "ทำแล้วรายงานดีขึ้น ไม่ทำก็ส่งได้" },
};

export const statusTones: Record<WorkStatus, Tone> = {
  "not-started": "idle",
  "under-way": "doing",
  done: "done",
  "could-not": "stop",
};

/** The pages above a page of a round, or of a unit's report in it. */
export function roundCrumbs(org: string, year: number, round?: Round): Crumb[] {
  const at = { org, year: String(year) };
  const all = [...yearCrumbs(org, year), { label: "รอบรายงาน", href: paths.office.progressRounds.href(at) }];
  return round === undefined
    ? all
    : [...all, { label: roundLabel(round), href: paths.office.progressRound.href({ ...at, round }) }];
}
