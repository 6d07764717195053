import type { Trace, Work } from "../../../platform/acts/act.ts";
import { updateMany } from "../../../platform/database/many.ts";
import { fieldErrors } from "../../../platform/forms/errors.ts";
import type { Values } from "../../../platform/tables/column.ts";
import { importAct } from "../../../platform/tables/import.ts";
import type { Importing } from "../../../platform/tables/import.ts";
import type { CellFault, ImportPlan, PlannedRow } from "../../../platform/tables/plan.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { arrangers, insertUnits, lockUnits, NAME_TAKEN } from "./acts.ts";
import { AddUnit } from "./forms.ts";
import { unitsToday } from "./queries.ts";
import type { UnitInList } from "./queries.ts";
import { unitTable } from "./table.tsx";

const columns = unitTable("");

export const unitsImporting: Importing<UnitInList> = {
  subject: "units",
  act: "organisation.import-units",
  noun: "หน่วยงานภายใน",
  counter: "หน่วยงาน",
  may: arrangers,
  columns,
  lock: async ({ db, orgId }) => {
    await lockUnits(db, orgId);
  },
  load: async (db, orgId, _, now) => {
    const existing = await unitsToday(db, orgId, todayInBangkok(now));
    const byId = new Map(existing.map((unit) => [unit.id, unit]));
    return {
      existing,
      references: {},
      rules: {
        columns,
        idOf: ({ id }) => id,
        stampOf: ({ version }) => String(version),
        nameOf: ({ name }) => String(name ?? ""),
        find: ({ id }) => byId.get(String(id).toLowerCase()),
        // Few enough to compare each with each.
        nameParts: () => ["unit"],
        check: (values) => {
          const unit = AddUnit.safeParse({
            name: values["name"] ?? "",
            shortName: values["shortName"] ?? "",
          });
          if (unit.success) return { ok: true, values: unit.data };
          const faults = Object.entries(fieldErrors(unit.error));
          return { ok: false, faults: faults.map(([column, why]) => ({ column, why: why.join(" ") })) };
        },
        checkTogether: (rows) => takenNames(rows, existing),
      },
    };
  },
  write: writeUnits,
};

export const importUnits = importAct(unitsImporting);

/** Names as they are once all of the file is done; a name that one row gives up, another may take. */
function takenNames(rows: readonly PlannedRow<UnitInList>[], existing: readonly UnitInList[]) {
  const doing = rows.filter(({ state }) => state === "add" || state === "change");
  const touched = new Set(doing.map(({ before }) => before?.id));
  const names = new Map<unknown, number>();
  const count = (name: unknown) => names.set(name, (names.get(name) ?? 0) + 1);
  for (const unit of existing) if (!touched.has(unit.id)) count(unit.name);
  for (const { values } of doing) count(values["name"]);
  const faults = new Map<number, CellFault[]>();
  for (const { line, values, changes, before } of doing) {
    const isNew = !before || changes.some(({ column }) => column === "name");
    if (isNew && (names.get(values["name"]) ?? 0) > 1)
      faults.set(line, [{ column: "name", why: NAME_TAKEN }]);
  }
  return faults;
}

async function writeUnits(
  { db, orgId, newId }: Work<unknown>,
  plan: ImportPlan<UnitInList>,
): Promise<Trace[] | "overtaken"> {
  const added = plan.rows
    .filter(({ state }) => state === "add")
    .map(({ values }) => ({ id: newId(), ...unitOf(values) }));
  const edited = plan.rows.flatMap(({ state, values, before }) =>
    state === "change" && before ? [{ before, after: unitOf(values) }] : [],
  );
  const rows = edited.map(({ before: { id, version }, after }) => ({
    id,
    version,
    name: after.name,
    short_name: after.shortName,
  }));
  // Names are unique at every moment: what a row gives up must be free before another takes it.
  const blank = rows.map(({ id, version, short_name }) => ({ id, version, name: `… ${id}`, short_name }));
  if ((await updateMany(db, "unit", orgId, blank)) !== rows.length) return "overtaken";
  await updateMany(
    db,
    "unit",
    orgId,
    rows.map((row) => ({ ...row, version: row.version + 1 })),
  );
  await insertUnits(db, orgId, added);
  return [
    ...added.map(({ id, ...after }) => ({ record: { kind: "unit", id, name: after.name }, after })),
    ...edited.map(({ before, after }) => ({
      record: { kind: "unit", id: before.id, name: after.name },
      before: { name: before.name, shortName: before.short_name },
      after,
    })),
  ];
}

function unitOf(values: Values): { name: string; shortName: string | null } {
  const short = values["shortName"];
  return {
    name: String(values["name"]),
    shortName: typeof short === "string" && short !== "" ? short : null,
  };
}
