import type { Trace, Work } from "../../../platform/acts/act.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { updateMany } from "../../../platform/database/many.ts";
import { fieldErrors } from "../../../platform/forms/errors.ts";
import type { Values } from "../../../platform/tables/column.ts";
import { importAct } from "../../../platform/tables/import.ts";
import type { Importing } from "../../../platform/tables/import.ts";
import type { CellFault, Checked, ImportPlan, PlannedRow } from "../../../platform/tables/plan.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { headsOf, insertPositions, positionColumns, positionFault } from "../positions/writing.ts";
import type { Head, NewPosition, PositionTyped } from "../positions/writing.ts";
import { takeTurn } from "../turns.ts";
import { arrangers } from "../units/acts.ts";
import { PersonOnly, PositionOnly } from "./forms.ts";
import { peopleWithPositions } from "./queries.ts";
import type { PersonInList } from "./queries.ts";
import { fullName, positionStep } from "./rules.ts";
import { peopleTable } from "./table.tsx";
import { changedWithoutContacts, insertPeople, updatePeople } from "./writing.ts";
import type { PersonFacts } from "./writing.ts";

const columns = peopleTable({ org: "", seesStaff: true });
const personKeys = ["prefix", "givenName", "familyName", "employment", "phone", "email"] as const;
const positionKeys = ["title", "unitId", "isHead", "isActing", "fromOn"] as const;

type Planned = PlannedRow<PersonInList>;

/** Only those who arrange all units import people, and they see everything of everyone. */
export const peopleImporting: Importing<PersonInList> = {
  subject: "people",
  act: "organisation.import-people",
  noun: "บุคลากร",
  counter: "คน",
  may: arrangers,
  columns,
  lock: async ({ db, orgId }) => {
    await takeTurn(db, orgId, "people");
    // Two heads at the same moment meet at their unit, as in the single acts.
    await db
      .selectFrom("unit")
      .select("id")
      .where("org_id", "=", orgId)
      .orderBy("id")
      .forNoKeyUpdate()
      .execute();
  },
  load: async (db, orgId, _, now) => {
    const existing = await peopleWithPositions(db, orgId, todayInBangkok(now));
    const units = await allUnits(db, orgId);
    const heads = await headsOf(db, orgId);
    const byId = Map.groupBy(existing, ({ id }) => id);
    const byPosition = new Map(existing.map((row) => [row.position_id, row]));
    return {
      existing,
      references: { unitId: units.map(({ id, name, short_name }) => ({ id, name, alsoCalled: short_name })) },
      rules: {
        columns,
        idOf: ({ id }) => id,
        stampOf: (row) => `${row.version} ${row.position_id} ${row.position_version}`,
        nameOf: nameInFile,
        find: ({ id, positionId }) => {
          if (typeof positionId !== "string") return byId.get(String(id).toLowerCase())?.[0];
          const row = byPosition.get(positionId.toLowerCase());
          return typeof id !== "string" || row?.id === id.toLowerCase() ? row : undefined;
        },
        nameParts: ({ givenName, familyName }) => [`1${givenName}`, `2${familyName}`],
        check: checkPerson,
        checkTogether: (rows) => positionFaults(rows, new Map(units.map((unit) => [unit.id, unit])), heads),
      },
    };
  },
  write: writePeople,
};

export const importPeople = importAct(peopleImporting);

function nameInFile({ givenName, familyName }: Values): string {
  return [givenName, familyName].filter(Boolean).join(" ");
}

/** The schemas of the single acts; a position only where the row says something of one. */
function checkPerson(values: Values, before: PersonInList | undefined, changed: readonly string[]): Checked {
  const step = positionStep(before, values, changed);
  const person = PersonOnly.safeParse(asTyped(values, personKeys));
  const position =
    typeof step === "string" ? undefined : PositionOnly.safeParse(asTyped(values, positionKeys));
  const faults = [
    ...(person.success ? [] : faultsOf(fieldErrors(person.error))),
    ...(position && !position.success ? faultsOf(fieldErrors(position.error)) : []),
    ...(typeof step === "string" && step !== "unchanged" ? [refusedSteps[step]] : []),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, values: { ...values, ...person.data, ...position?.data } };
}

const refusedSteps = {
  "taken-away": {
    column: "title",
    why: "ลบตำแหน่งในไฟล์ไม่ได้ ให้สิ้นสุดตำแหน่งที่หน้าของบุคคลนี้ เพื่อให้มีวันสุดท้าย",
  },
  gone: { column: "title", why: "บุคคลนี้พ้นจากหน่วยงานแล้ว บันทึกการกลับเข้าก่อนจึงเปลี่ยนตำแหน่งได้" },
  past: {
    column: "fromOn",
    why: "ตำแหน่งนี้มีวันสุดท้ายแล้ว และวันเริ่มใหม่อยู่หลังวันนั้น ให้แก้ไขที่หน้าของบุคคลนี้",
  },
} as const satisfies Record<string, CellFault>;

/** As a form sends it: what is not there is blank. */
function asTyped(values: Values, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? ""]));
}

function faultsOf(errors: Record<string, string[]>): CellFault[] {
  return Object.entries(errors).map(([column, why]) => ({ column, why: why.join(" ") }));
}

function stepOf({ before, values, changes }: Planned) {
  return positionStep(
    before,
    values,
    changes.map(({ column }) => column),
  );
}

function typedOf(values: Values, toOn: string | null): PositionTyped {
  return {
    title: String(values["title"]),
    unitId: typeof values["unitId"] === "string" ? values["unitId"] : null,
    isHead: values["isHead"] === true,
    isActing: values["isActing"] === true,
    fromOn: String(values["fromOn"]),
    toOn,
  };
}

/** One head for each unit at a time, once all of the file is done: rows may change places with one another. */
function positionFaults(
  rows: readonly Planned[],
  units: ReadonlyMap<string, { name: string; closed_on: string | null }>,
  heads: readonly Head[],
): Map<number, CellFault[]> {
  const wanted: { line: number; id: string; typed: PositionTyped; name: Values }[] = [];
  const ends = new Map<string, string>();
  const gone = new Set<string>();
  for (const row of rows) {
    if (row.state !== "add" && row.state !== "change") continue;
    const step = stepOf(row);
    if (typeof step === "string") continue;
    const own = row.before?.position_id;
    if (step.kind === "move" && own) ends.set(own, step.endOn);
    if (step.kind === "correct" && own) gone.add(own);
    const toOn = step.kind === "correct" ? (row.before?.to_on ?? null) : null;
    wanted.push({
      line: row.line,
      id: `line ${row.line}`,
      typed: typedOf(row.values, toOn),
      name: row.values,
    });
  }
  const after: Head[] = [
    ...heads
      .filter(({ id }) => !gone.has(id))
      .map((head) => ({ ...head, to_on: ends.get(head.id) ?? head.to_on })),
    ...wanted.map(({ id, typed, name }) => ({
      id,
      unit_id: typed.unitId,
      is_head: typed.isHead,
      is_acting: typed.isActing,
      from_on: typed.fromOn,
      to_on: typed.toOn,
      prefix: typeof name["prefix"] === "string" ? name["prefix"] : null,
      given_name: String(name["givenName"]),
      family_name: String(name["familyName"]),
    })),
  ].filter((head) => head.is_head);
  const byUnit = Map.groupBy(after, ({ unit_id }) => unit_id);
  const faults = new Map<number, CellFault[]>();
  for (const { line, id, typed } of wanted) {
    const rivals = (byUnit.get(typed.unitId) ?? []).filter((head) => head.id !== id);
    const fault = positionFault(typed, typed.unitId === null ? undefined : units.get(typed.unitId), rivals);
    if (fault) faults.set(line, [{ column: fault.field, why: fault.why }]);
  }
  return faults;
}

async function writePeople(
  work: Work<unknown>,
  plan: ImportPlan<PersonInList>,
): Promise<Trace[] | "overtaken"> {
  const { db, orgId, newId } = work;
  const people: { id: string; facts: PersonFacts }[] = [];
  const edits: { id: string; version: number; facts: PersonFacts }[] = [];
  const positions: NewPosition[] = [];
  const corrections: ({ id: string; version: number } & ReturnType<typeof positionColumns>)[] = [];
  const ends: { id: string; version: number; to_on: string }[] = [];
  const traces: Trace[] = [];
  for (const row of plan.rows) {
    const { before, values } = row;
    if (row.state !== "add" && row.state !== "change") continue;
    const facts = factsOf(values);
    const id = before?.id ?? newId();
    const step = stepOf(row);
    let position: Trace = {};
    if (typeof step !== "string") {
      const typed = typedOf(values, step.kind === "correct" ? (before?.to_on ?? null) : null);
      const own = before?.position_id && { id: before.position_id, version: before.position_version ?? 1 };
      if (step.kind === "correct" && own) corrections.push({ ...own, ...positionColumns(typed) });
      else {
        const added = newId();
        if (step.kind === "move" && own) ends.push({ ...own, to_on: step.endOn });
        positions.push({ id: added, personId: id, typed });
      }
      const { toOn: _, ...said } = typed;
      position = { before: before?.position_id ? positionBefore(before) : {}, after: said };
    }
    const name = fullName({
      prefix: facts.prefix,
      given_name: facts.givenName,
      family_name: facts.familyName,
    });
    if (!before) {
      people.push({ id, facts });
      const { title, unitId, fromOn } = position.after ?? {};
      const after = { employment: facts.employment, title, unitId, fromOn };
      traces.push({ record: { kind: "person", id, name }, after });
      continue;
    }
    const personChanged = row.changes.some(({ column }) =>
      (personKeys as readonly string[]).includes(column),
    );
    if (personChanged) edits.push({ id, version: before.version, facts });
    const person: Trace = personChanged ? changedWithoutContacts(factsBefore(before), facts) : {};
    traces.push({
      record: { kind: "person", id, name: fullName(before) },
      before: { ...person.before, ...position.before },
      after: { ...person.after, ...position.after },
    });
  }
  await insertPeople(db, orgId, people);
  const isWhole =
    (await updatePeople(db, orgId, edits)) === edits.length &&
    (await updateMany(db, "position_held", orgId, corrections)) === corrections.length &&
    (await updateMany(db, "position_held", orgId, ends)) === ends.length;
  if (!isWhole) return "overtaken";
  await insertPositions(db, orgId, positions);
  return traces;
}

function factsOf(values: Values): PersonFacts {
  const text = (key: string) => (typeof values[key] === "string" && values[key] !== "" ? values[key] : null);
  return {
    prefix: text("prefix"),
    givenName: text("givenName") ?? "",
    familyName: text("familyName") ?? "",
    employment: text("employment") ?? "",
    phone: text("phone"),
    email: text("email"),
  };
}

function factsBefore(row: PersonInList): PersonFacts {
  const { prefix, given_name: givenName, family_name: familyName, employment, phone, email } = row;
  return { prefix, givenName, familyName, employment: employment ?? "", phone, email };
}

function positionBefore(row: PersonInList): Record<string, unknown> {
  return {
    title: row.title,
    unitId: row.unit_id,
    isHead: row.is_head,
    isActing: row.is_acting,
    fromOn: row.from_on && isoDate(row.from_on),
  };
}

function allUnits(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("unit")
    .select(["id", "name", "short_name", "closed_on"])
    .where("org_id", "=", orgId)
    .execute();
}
