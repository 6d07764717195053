import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { importRoutes } from "../../../platform/tables/import-routes.tsx";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { peopleWithPositions } from "../../organisation/people/queries.ts";
import { fullName } from "../../organisation/people/rules.ts";
import { peopleOnAPage } from "./forms.ts";
import { importParticipants, participantsImporting } from "./import.ts";
import { PeopleForm, PersonForm } from "./pages/forms.tsx";
import type { StaffChoice } from "./pages/forms.tsx";
import { ResultsForm, resultsState } from "./pages/results-form.tsx";
import { addParticipants, editParticipant, recordResults, removeParticipant } from "./people-acts.ts";
import { workers } from "../locking.ts";
import { participantNamed, participantsOf } from "./queries.ts";
import type { Training } from "./queries.ts";
import { trainingAsked } from "./routes.tsx";
import { nameKey } from "./rules.ts";

const to = paths.office;
export const participantRoutes = new Hono<Env>();

trainingMustBeSeen(to.trainingPeopleImport.pattern);
trainingMustBeSeen(`${to.trainingPeopleImport.pattern}/*`);

/** The ways of an import know only that a record stands in their address. */
function trainingMustBeSeen(pattern: string) {
  const door: MiddlewareHandler<Env> = async (c, next) => {
    const found = await trainingAsked(c, c.req.param("id") ?? "");
    return found instanceof Response ? found : next();
  };
  participantRoutes.use(pattern, door);
}

importRoutes(participantRoutes, participantsImporting, importParticipants, {
  list: to.training,
  import: to.trainingPeopleImport,
  confirm: to.trainingPeopleImportConfirm,
  discard: to.trainingPeopleImportDiscard,
  check: to.trainingPeopleImportCheck,
  templateCsv: to.trainingPeopleImportTemplate,
  templateXlsx: to.trainingPeopleImportTemplateXlsx,
});

participantRoutes.get(to.trainingPeopleAdd.pattern, readers(workers), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  const form = blankForm({ group: "staff" });
  return officePage(c, { title: "เพิ่มผู้เข้าอบรม", typing: true, body: await addBody(c, found, form) });
});

participantRoutes.post(to.trainingPeopleAdd.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, addParticipants, {
    title: "เพิ่มผู้เข้าอบรม",
    fixed: { id: found.event.id },
    again: (form) => addBody(c, found, form),
    next: ({ id }) => to.training.href({ org: c.var.org.slug, id }),
    said: ({ added }) => `เพิ่มแล้ว ${added} คน`,
  });
});

async function addBody(c: Web, { event }: Training, form: FormState) {
  const { house, org } = c.var;
  const { rows, listed } = await readIn(house.database, org.id, async (db) => ({
    rows: await peopleWithPositions(db, org.id, todayInBangkok(house.now())),
    listed: await participantsOf(db, org.id, event.id),
  }));
  const taken = new Set(listed.map(({ name }) => nameKey(name)));
  const today = todayInBangkok(house.now());
  const foremost = new Map(rows.toReversed().map((row) => [row.id, row]));
  const staff = [...foremost.values()]
    .filter(({ left_on: left }) => left === null || left > today)
    .map((row): StaffChoice => {
      const name = fullName(row);
      return {
        id: row.id,
        name,
        position: row.title,
        unit: row.unit ?? "ไม่สังกัดหน่วยงาน",
        isListed: taken.has(nameKey(name)),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "th"));
  return <PeopleForm org={org.slug} form={form} event={event} staff={staff} />;
}

participantRoutes.get(to.trainingResults.pattern, readers(workers), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return officePage(c, { title: "บันทึกการมาและคะแนน", typing: true, body: await resultsBody(c, found) });
});

participantRoutes.post(to.trainingResults.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, recordResults, {
    title: "บันทึกการมาและคะแนน",
    fixed: { id: found.event.id },
    again: (form, refusal) => resultsBody(c, found, form, refusal.reason === "conflict"),
    next: ({ id }) => to.training.href({ org: c.var.org.slug, id }),
    said: ({ changed }) => (changed === 0 ? "ไม่มีสิ่งใดเปลี่ยน" : `บันทึกผลแล้ว ${changed} คน`),
  });
});

async function resultsBody(c: Web, training: Training, typed?: FormState, isConflict = false) {
  const { house, org } = c.var;
  const all = await readIn(house.database, org.id, (db) => participantsOf(db, org.id, training.event.id));
  const pages = Math.max(1, Math.ceil(all.length / peopleOnAPage));
  const asked = Number(c.req.query("page") ?? 1);
  const page = Number.isInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const people = all.slice((page - 1) * peopleOnAPage, page * peopleOnAPage);
  const form = resultsState(people, typed, isConflict);
  return <ResultsForm org={org.slug} {...{ form, training, people, page, pages }} />;
}

participantRoutes.get(to.trainingPerson.pattern, readers(workers), async (c) => {
  const found = await personAsked(c);
  if (found instanceof Response) return found;
  const { person, training } = found;
  const form = blankForm({ name: person.name, belongs: person.belongs ?? "", group: person.group });
  return officePage(c, {
    title: person.name,
    typing: true,
    body: <PersonForm org={c.var.org.slug} form={form} event={training.event} person={person} />,
  });
});

participantRoutes.post(to.trainingPerson.pattern, async (c) => {
  const found = await personAsked(c);
  if (found instanceof Response) return found;
  const { person, training } = found;
  return submit(c, editParticipant, {
    title: person.name,
    fixed: { id: person.id },
    again: (form) => <PersonForm org={c.var.org.slug} form={form} event={training.event} person={person} />,
    next: ({ eventId }) => to.training.href({ org: c.var.org.slug, id: eventId }),
    said: "บันทึกแล้ว",
  });
});

participantRoutes.post(to.trainingPersonRemove.pattern, async (c) => {
  const found = await personAsked(c);
  if (found instanceof Response) return found;
  const { person, training } = found;
  const form = blankForm({ name: person.name, belongs: person.belongs ?? "", group: person.group });
  return submit(c, removeParticipant, {
    title: person.name,
    fixed: { id: person.id },
    again: () => <PersonForm org={c.var.org.slug} form={form} event={training.event} person={person} />,
    next: ({ eventId }) => to.training.href({ org: c.var.org.slug, id: eventId }),
    said: "นำออกจากรายชื่อแล้ว",
  });
});

async function personAsked(c: Web) {
  const { house, org } = c.var;
  const person = await readIn(house.database, org.id, (db) =>
    participantNamed(db, org.id, c.req.param("id") ?? ""),
  );
  if (!person) return problem(c, 404);
  const training = await trainingAsked(c, person.eventId);
  return training instanceof Response ? training : { person, training };
}
