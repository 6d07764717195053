import { Hono } from "hono";
import type { VNode } from "preact";
import { paths } from "../../../paths.ts";
import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { membershipOfPerson } from "../../../platform/accounts/queries.ts";
import { allows, allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { answerDocument } from "../../../platform/documents/answer.ts";
import type { DocumentFormat } from "../../../platform/documents/model.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import type { FileFormat } from "../../../platform/tables/file.ts";
import { importRoutes } from "../../../platform/tables/import-routes.tsx";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { committeesOfPerson } from "../committees/queries.ts";
import { Gone } from "../pages/gone.tsx";
import { positionsOf } from "../positions/queries.ts";
import { arrangers } from "../units/acts.ts";
import { openUnits } from "../units/queries.ts";
import { addPerson, editPerson, leavePerson, returnPerson } from "./acts.ts";
import { peopleList } from "./documents.ts";
import { peopleFilter } from "./forms.ts";
import { importPeople, peopleImporting } from "./import.ts";
import { LeavePerson } from "./pages/leave.tsx";
import { PeopleList } from "./pages/list.tsx";
import { AddPerson, EditPerson } from "./pages/person-form.tsx";
import { PersonPage } from "./pages/person.tsx";
import { everyoneToday, peopleToday, personNamed, unitReached } from "./queries.ts";
import type { PersonInList, PersonShown } from "./queries.ts";
import { fullName, seesStaffFacts } from "./rules.ts";
import { peopleTable } from "./table.tsx";

const to = paths.office;
const editors = editPerson.definition.may;
const adders = addPerson.definition.may;
export const peopleRoutes = new Hono<Env>();

peopleRoutes.get(to.people.pattern, readers(everyMember), async (c) => {
  const { org, house, viewer } = c.var;
  const filter = peopleFilter(c.req.query());
  const today = todayInBangkok(house.now());
  const { found, units } = await readIn(house.database, org.id, async (db) => ({
    found: await peopleToday(db, org.id, viewer, filter, today),
    units: await openUnits(db, org.id),
  }));
  return officePage(c, {
    title: "บุคลากร",
    body: (
      <PeopleList
        org={org.slug}
        found={found}
        filter={found.page === filter.page ? filter : { ...filter, page: found.page }}
        units={units}
        seesStaff={seesStaffFacts(viewer)}
        mayAdd={allowsSomewhere(adders, viewer.roles)}
        mayImport={allowsSomewhere(arrangers, viewer.roles)}
      />
    ),
  });
});

peopleRoutes.get(to.peopleExport.pattern, readers(everyMember), (c) => peopleFile(c, "csv"));
peopleRoutes.get(to.peopleExportXlsx.pattern, readers(everyMember), (c) => peopleFile(c, "xlsx"));

peopleRoutes.get(to.peoplePdf.pattern, readers(everyMember), (c) => peopleDocument(c, "pdf"));
peopleRoutes.get(to.peopleDocx.pattern, readers(everyMember), (c) => peopleDocument(c, "docx"));

importRoutes(peopleRoutes, peopleImporting, importPeople, {
  list: to.people,
  import: to.peopleImport,
  confirm: to.peopleImportConfirm,
  discard: to.peopleImportDiscard,
  check: to.peopleImportCheck,
  templateCsv: to.peopleImportTemplate,
  templateXlsx: to.peopleImportTemplateXlsx,
});

peopleRoutes.get(to.personAdd.pattern, readers(adders), async (c) => {
  const fresh = blankForm({ unitId: c.req.query("unit") ?? "" });
  const { form, offer } = await withDraft(c, to.personAdd.href({ org: c.var.org.slug }), fresh);
  return officePage(c, {
    title: "เพิ่มบุคลากร",
    typing: true,
    body: (
      <>
        {offer}
        {await addBody(c, form)}
      </>
    ),
  });
});

peopleRoutes.post(to.personAdd.pattern, (c) =>
  submit(c, addPerson, {
    title: "เพิ่มบุคลากร",
    again: (form) => addBody(c, form),
    next: ({ id }) => to.person.href({ org: c.var.org.slug, id }),
    said: "เพิ่มบุคลากรแล้ว",
  }),
);

peopleRoutes.get(to.person.pattern, readers(everyMember), async (c) => {
  const person = await onePerson(c, c.req.param("id"));
  if (!person) return problem(c, 404);
  return officePage(c, { title: fullName(person), body: await personBody(c, person) });
});

peopleRoutes.get(to.personEdit.pattern, readers(editors), async (c) => {
  const person = await onePerson(c, c.req.param("id"));
  if (!person) return problem(c, 404);
  if (!(await mayEdit(c, person.id))) return problem(c, 403);
  const form = blankForm({
    prefix: person.prefix ?? "",
    givenName: person.given_name,
    familyName: person.family_name,
    employment: person.employment ?? "",
    phone: person.phone ?? "",
    email: person.email ?? "",
  });
  return officePage(c, {
    title: "แก้ไขข้อมูลบุคลากร",
    typing: true,
    body: <EditPerson org={c.var.org.slug} form={form} person={person} />,
  });
});

peopleRoutes.post(to.personEdit.pattern, (c) => {
  const id = c.req.param("id");
  return submit(c, editPerson, {
    title: "แก้ไขข้อมูลบุคลากร",
    fixed: { id },
    again: (form) =>
      withPerson(c, id, (person) => <EditPerson org={c.var.org.slug} form={form} person={person} />),
    next: () => to.person.href({ org: c.var.org.slug, id }),
    said: "บันทึกข้อมูลบุคลากรแล้ว",
  });
});

peopleRoutes.get(to.personLeave.pattern, readers(arrangers), async (c) => {
  const person = await onePerson(c, c.req.param("id"));
  if (!person) return problem(c, 404);
  return officePage(c, {
    title: "บันทึกการพ้นจากหน่วยงาน",
    typing: true,
    body: <LeavePerson org={c.var.org.slug} person={person} form={blankForm()} />,
  });
});

peopleRoutes.post(to.personLeave.pattern, (c) => {
  const id = c.req.param("id");
  return submit(c, leavePerson, {
    title: "บันทึกการพ้นจากหน่วยงาน",
    fixed: { id },
    again: (form) =>
      withPerson(c, id, (person) => <LeavePerson org={c.var.org.slug} person={person} form={form} />),
    next: () => to.person.href({ org: c.var.org.slug, id }),
    said: ({ ended }) => `บันทึกการพ้นจากหน่วยงานแล้ว${ended > 0 ? ` ตำแหน่งที่สิ้นสุดตาม ${ended} ตำแหน่ง` : ""}`,
  });
});

peopleRoutes.post(to.personReturn.pattern, (c) => {
  const id = c.req.param("id");
  return submit(c, returnPerson, {
    title: "บุคลากร",
    fixed: { id },
    again: () => withPerson(c, id, (person) => personBody(c, person)),
    next: () => to.positionAdd.href({ org: c.var.org.slug, id }),
    said: "บันทึกการกลับเข้าหน่วยงานแล้ว ขั้นต่อไปคือเพิ่มตำแหน่ง",
  });
});

function peopleFile(c: Web, format: FileFormat) {
  const { org, house, viewer } = c.var;
  const today = todayInBangkok(house.now());
  return tableFile(c, format, {
    name: "people",
    title: "บุคลากร",
    columns: peopleTable({ org: org.slug, seesStaff: seesStaffFacts(viewer) }),
    rows: everyoneToday(house.database, org.id, viewer, peopleFilter(c.req.query()), today),
  });
}

async function peopleDocument(c: Web, format: DocumentFormat) {
  const { org, house, viewer } = c.var;
  const today = todayInBangkok(house.now());
  const people: PersonInList[] = [];
  const portions = everyoneToday(house.database, org.id, viewer, peopleFilter(c.req.query()), today);
  for await (const portion of portions) people.push(...portion);
  const issuer = organisationTitle(house.packs, org);
  const model = peopleList({ issuer, people, today, seesStaff: seesStaffFacts(viewer) });
  return answerDocument(c, model, format, `บัญชีรายชื่อบุคลากร ${issuer} ${today}`);
}

export function onePerson(c: Web, id: string): Promise<PersonShown | undefined> {
  const { org, house, viewer } = c.var;
  return readIn(house.database, org.id, (db) => personNamed(db, org.id, viewer, id));
}

/** A refused form again, or word that its person is not there. */
export async function withPerson(c: Web, id: string, draw: (person: PersonShown) => VNode | Promise<VNode>) {
  const person = await onePerson(c, id);
  return person ? (
    draw(person)
  ) : (
    <Gone backHref={to.people.href({ org: c.var.org.slug })} backLabel="ไปหน้าบุคลากร" />
  );
}

async function addBody(c: Web, form: FormState) {
  const { org, house, viewer } = c.var;
  const units = await readIn(house.database, org.id, (db) => openUnits(db, org.id));
  // A head is offered the own units only: elsewhere the act would refuse.
  const offered = units.filter((unit) => allows(adders, viewer.roles, unit.id));
  return <AddPerson org={org.slug} form={form} units={offered} />;
}

async function mayEdit(c: Web, personId: string): Promise<boolean> {
  const { org, house, viewer } = c.var;
  if (!allowsSomewhere(editors, viewer.roles)) return false;
  const own = viewer.roles.map(({ unitId }) => unitId);
  const today = todayInBangkok(house.now());
  const unit = await readIn(house.database, org.id, (db) => unitReached(db, org.id, personId, own, today));
  return allows(editors, viewer.roles, unit ?? "");
}

async function personBody(c: Web, person: PersonShown) {
  const { org, house, viewer } = c.var;
  const caresForAccounts = allowsSomewhere({ administrator: "organisation" }, viewer.roles);
  const { positions, seats, account } = await readIn(house.database, org.id, async (db) => ({
    positions: await positionsOf(db, org.id, person.id),
    seats: await committeesOfPerson(db, org.id, person.id),
    account: caresForAccounts
      ? ((await membershipOfPerson(db, org.id, person.id)) ?? ("none" as const))
      : undefined,
  }));
  return (
    <PersonPage
      org={org.slug}
      person={person}
      positions={positions}
      seats={seats}
      today={todayInBangkok(house.now())}
      seesStaff={seesStaffFacts(viewer)}
      account={account}
      history={<HistoryLink viewer={viewer} record={person.id} />}
      mayEdit={await mayEdit(c, person.id)}
      mayArrange={allowsSomewhere(arrangers, viewer.roles)}
    />
  );
}
