import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { meetingsOf } from "../meetings/queries.ts";
import { addCommittee, editCommittee, endCommittee, registrars, reopenCommittee } from "./acts.ts";
import { committeeColumns } from "./export.ts";
import { CommitteeFilter } from "./forms.ts";
import { filteredCommittees } from "./list.ts";
import { orderRoutes } from "./orders/routes.tsx";
import { committeeAction, CommitteeForm, EndForm } from "./pages/committee-form.tsx";
import { CommitteeList } from "./pages/committee-list.tsx";
import { CommitteePage } from "./pages/committee-page.tsx";
import { committeeById, committeesToday, ordersOf, seatsInForce } from "./queries.ts";
import type { Committee } from "./queries.ts";

export const committeeRoutes = new Hono<Env>();

committeeRoutes.get(paths.office.committees.pattern, readers(everyMember), async (c) => {
  const { house, org, viewer } = c.var;
  const today = todayInBangkok(house.now());
  const filter = CommitteeFilter.parse(c.req.query());
  const all = await readIn(house.database, org.id, (db) => committeesToday(db, org.id, today));
  return officePage(c, {
    title: "คณะกรรมการและคณะทำงาน",
    body: (
      <CommitteeList
        org={org.slug}
        today={today}
        all={all}
        shown={filteredCommittees(all, filter)}
        filter={filter}
        mayWrite={allowsSomewhere(registrars, viewer.roles)}
      />
    ),
  });
});

committeeRoutes.get(paths.office.committeesExport.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const today = todayInBangkok(house.now());
  const all = await readIn(house.database, org.id, (db) => committeesToday(db, org.id, today));
  const shown = filteredCommittees(all, CommitteeFilter.parse(c.req.query()));
  return tableFile(c, "csv", {
    name: "committees",
    title: "คณะกรรมการ",
    columns: committeeColumns,
    rows: [shown],
  });
});

committeeRoutes.get(paths.office.committeeAdd.pattern, readers(registrars), async (c) => {
  const org = c.var.org.slug;
  const { form, offer } = await withDraft(c, committeeAction(org), blankForm({ kind: "committee" }));
  return officePage(c, {
    title: "เพิ่มคณะ",
    typing: true,
    body: (
      <>
        {offer}
        <CommitteeForm org={org} form={form} />
      </>
    ),
  });
});

committeeRoutes.post(paths.office.committeeAdd.pattern, (c) => {
  const org = c.var.org.slug;
  return submit(c, addCommittee, {
    title: "เพิ่มคณะ",
    again: (form) => <CommitteeForm org={org} form={form} />,
    next: ({ id }) => paths.office.committee.href({ org, id }),
    said: "เพิ่มคณะแล้ว ขั้นต่อไปคือเพิ่มคำสั่งแต่งตั้ง",
  });
});

committeeRoutes.get(paths.office.committee.pattern, readers(everyMember), async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  return officePage(c, { title: committee.name, body: await pageOf(c, committee) });
});

committeeRoutes.get(paths.office.committeeEdit.pattern, readers(registrars), async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  const { name, kind, purpose } = committee;
  const org = c.var.org.slug;
  const saved = blankForm({ name, kind, purpose: purpose ?? "" });
  const { form, offer } = await withDraft(c, committeeAction(org, committee), saved);
  return officePage(c, {
    title: "แก้ไขคณะ",
    typing: true,
    body: (
      <>
        {offer}
        <CommitteeForm org={org} form={form} committee={committee} />
      </>
    ),
  });
});

committeeRoutes.post(paths.office.committeeEdit.pattern, async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, editCommittee, {
    title: "แก้ไขคณะ",
    fixed: { id: committee.id },
    again: (form) => <CommitteeForm org={org} form={form} committee={committee} />,
    next: ({ id }) => paths.office.committee.href({ org, id }),
    said: "บันทึกแล้ว",
  });
});

committeeRoutes.get(paths.office.committeeEnd.pattern, readers(registrars), async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  return officePage(c, {
    title: "ยุบคณะ",
    typing: true,
    body: <EndForm org={c.var.org.slug} form={blankForm()} committee={committee} />,
  });
});

committeeRoutes.post(paths.office.committeeEnd.pattern, async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, endCommittee, {
    title: "ยุบคณะ",
    fixed: { id: committee.id },
    again: (form) => <EndForm org={org} form={form} committee={committee} />,
    next: ({ id }) => paths.office.committee.href({ org, id }),
    said: "ยุบคณะแล้ว",
  });
});

committeeRoutes.post(paths.office.committeeReopen.pattern, async (c) => {
  const committee = await committeeAsked(c);
  if (!committee) return problem(c, 404);
  return submit(c, reopenCommittee, {
    title: committee.name,
    fixed: { id: committee.id },
    again: () => pageOf(c, committee),
    next: ({ id }) => paths.office.committee.href({ org: c.var.org.slug, id }),
    said: "เปิดใช้อีกครั้งแล้ว",
  });
});

committeeRoutes.route("/", orderRoutes);

function committeeAsked(c: Web): Promise<Committee | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => committeeById(db, org.id, c.req.param("id") ?? ""));
}

async function pageOf(c: Web, committee: Committee) {
  const { house, org, viewer } = c.var;
  const today = todayInBangkok(house.now());
  const parts = await readIn(house.database, org.id, async (db) => ({
    orders: await ordersOf(db, org.id, committee.id),
    seats: await seatsInForce(db, org.id, committee, today),
    meetings: await meetingsOf(db, org.id, committee.id, 10),
  }));
  const mayWrite = allowsSomewhere(registrars, viewer.roles);
  const history = <HistoryLink viewer={viewer} record={committee.id} />;
  return <CommitteePage org={org.slug} {...{ today, committee, ...parts, history, mayWrite }} />;
}
