import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import type { Viewer } from "../../../platform/accounts/viewer.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { ownDrafts } from "../../../platform/forms/drafts.ts";
import { whenDue } from "../../../platform/reminders/pages/reminders.tsx";
import { openReminders } from "../../../platform/reminders/queries.ts";
import type { Env } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { comingMeetings } from "../meetings/queries.ts";
import { OfficeHome } from "./pages/home.tsx";
import type { Waiting } from "./pages/home.tsx";
import { recordNames, stateToday } from "./queries.ts";
import type { State } from "./queries.ts";
import { formRecord, formTitle } from "./rules.ts";

export const homeRoutes = new Hono<Env>();

homeRoutes.get(paths.office.home.pattern, readers(everyMember), async (c) => {
  const { org, house, viewer } = c.var;
  const today = todayInBangkok(house.now());
  const { drafts, names, meetings, reminders, state } = await readIn(house.database, org.id, async (db) => {
    const own = await ownDrafts(db, org.id, viewer.accountId);
    const about = own.flatMap((draft) => formRecord(draft.form) ?? []);
    return {
      drafts: own,
      names: await recordNames(db, org.id, about),
      meetings: await comingMeetings(db, org.id, today),
      reminders: (await openReminders(db, org.id, viewer.accountId)).filter(({ read_at }) => !read_at),
      state: await stateToday(db, org.id, today),
    };
  });
  return officePage(c, {
    title: "หน้าแรก",
    body: (
      <OfficeHome
        org={org.slug}
        name={viewer.name}
        today={today}
        drafts={drafts.map((draft) => ({
          title: [formTitle(draft.form), names.get(formRecord(draft.form) ?? "")].filter(Boolean).join(" "),
          href: `${draft.form}?draft`,
          note: `เก็บเมื่อ ${formatThaiDateTime(draft.saved_at, "short")}`,
        }))}
        reminders={reminders.map(({ title, href, due_on, detail }) => ({
          title,
          href,
          note: due_on ? `ถึงกำหนด ${whenDue(isoDate(due_on), today)}` : (detail ?? undefined),
        }))}
        meetings={meetings}
        setUp={setUpLeft(viewer, state)}
        state={state}
      />
    ),
  });
});

/** What an administrator has still to arrange, the first thing first; for others nothing. */
function setUpLeft(viewer: Viewer, state: State): Waiting[] {
  if (!allowsSomewhere({ administrator: "organisation" }, viewer.roles)) return [];
  const org = viewer.org.slug;
  const left: Waiting[] = [];
  if (!viewer.hasSecondFactor) {
    left.push({
      title: "เปิดการยืนยันตัวตนสองขั้นของบัญชีท่าน",
      href: paths.account.secondFactor.href({}),
      note: "บัญชีผู้ดูแลระบบเข้าถึงได้มาก รหัสผ่านอย่างเดียวไม่พอ",
    });
  }
  if (viewer.org.emblem_saved_at === null) {
    left.push({
      title: "ใส่ตราของหน่วยงาน",
      href: paths.office.organisation.href({ org }),
      note: "แสดงบนทุกหน้าและทุกเอกสาร",
    });
  }
  if (state.units === 0) left.push({ title: "เพิ่มหน่วยงานภายใน", href: paths.office.unitAdd.href({ org }) });
  if (state.people === 0) {
    left.push({
      title: "เพิ่มบุคลากรคนแรก",
      href: paths.office.personAdd.href({ org }),
      note: "เริ่มจากผู้บริหารและหัวหน้าหน่วยงาน",
    });
  }
  if (state.unitsWithoutHead.length > 0 && state.people > 0) {
    left.push({
      title: `กำหนดหัวหน้าหน่วยงานอีก ${state.unitsWithoutHead.length} หน่วยงาน`,
      href: paths.office.units.href({ org }),
      note: state.unitsWithoutHead.map(({ name }) => name).join(" · "),
    });
  }
  if (state.withoutPosition > 0) {
    left.push({
      title: `เพิ่มตำแหน่งของบุคลากร ${state.withoutPosition} คนที่ยังไม่มีตำแหน่งวันนี้`,
      href: paths.office.people.href({ org }, { position: "none" }),
    });
  }
  if (state.members < 2) {
    left.push({
      title: "เชิญเพื่อนร่วมงานเข้าระบบ",
      href: paths.office.members.href({ org }),
      note: "ขณะนี้มีบัญชีเดียว",
    });
  }
  return left;
}
