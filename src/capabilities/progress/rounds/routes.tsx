import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { fiscalYearLabel, roundLabel } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { lockRound, setDue, unlockRound } from "./acts.ts";
import { openRound, openRounds } from "./opening.ts";
import type { OpenRound } from "./opening.ts";
import { yearTabs } from "../years/pages/year-tabs.tsx";
import { RoundPage } from "./pages/round-page.tsx";
import type { RoundStep } from "./pages/round-page.tsx";
import { RoundsPage } from "./pages/rounds-page.tsx";

const to = paths.office;
export const roundRoutes = new Hono<Env>();

roundRoutes.get(to.progressRounds.pattern, readers(everyMember), async (c) => {
  const open = await openRounds(c);
  if (!open) return problem(c, 404);
  return officePage(c, {
    title: "รอบรายงาน",
    body: (
      <RoundsPage
        org={c.var.org.slug}
        tabs={yearTabs(c, open.year.year, "rounds")}
        {...open}
        year={open.year.year}
      />
    ),
  });
});

roundRoutes.get(to.progressRound.pattern, readers(everyMember), async (c) => {
  const open = await openRound(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: titleOf(open), body: roundPage(c, open) });
});

const keeping = [
  { step: "due", path: to.progressRoundDue, act: setDue, said: "บันทึกกำหนดส่งแล้ว" },
  { step: "lock", path: to.progressRoundLock, act: lockRound, said: "ปิดรอบแล้ว" },
  { step: "unlock", path: to.progressRoundUnlock, act: unlockRound, said: "เปิดรอบอีกครั้งแล้ว" },
] as const;

for (const { step, path, act, said } of keeping) {
  roundRoutes.post(path.pattern, async (c) => {
    const open = await openRound(c);
    if (!open) return problem(c, 404);
    const { year, round } = open.row;
    return submit(c, act as typeof lockRound, {
      title: titleOf(open),
      fixed: { year, round },
      again: (form) => roundPage(c, open, { step, form }),
      next: () => to.progressRound.href({ org: c.var.org.slug, year: String(year), round }),
      said,
    });
  });
}

function titleOf({ row }: OpenRound): string {
  return `${roundLabel(row.round)} ${fiscalYearLabel(row.year)}`;
}

function roundPage(c: Web, open: OpenRound, refused?: { step: RoundStep; form: FormState }) {
  const { org, viewer } = c.var;
  return (
    <RoundPage
      org={org.slug}
      tabs={yearTabs(c, open.year.year, "rounds")}
      {...open}
      mayKeep={open.year.status === "open" && allowsSomewhere(keepers, viewer.roles)}
      refused={refused}
    />
  );
}
