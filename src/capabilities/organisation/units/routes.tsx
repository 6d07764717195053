import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allows, allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import type { FileFormat } from "../../../platform/tables/file.ts";
import { importRoutes } from "../../../platform/tables/import-routes.tsx";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { Gone } from "../pages/gone.tsx";
import { addPerson } from "../people/acts.ts";
import { peopleFilter } from "../people/forms.ts";
import { peopleToday } from "../people/queries.ts";
import { seesStaffFacts } from "../people/rules.ts";
import { addUnit, arrangers, closeUnit, editUnit, moveUnit, reopenUnit } from "./acts.ts";
import { importUnits, unitsImporting } from "./import.ts";
import { UnitForm } from "./pages/unit-form.tsx";
import { UnitList } from "./pages/list.tsx";
import { UnitPage } from "./pages/unit.tsx";
import { unitNamed, unitsToday } from "./queries.ts";
import { unitTable } from "./table.tsx";

const to = paths.office;
export const unitRoutes = new Hono<Env>();

unitRoutes.get(to.units.pattern, readers(everyMember), async (c) =>
  officePage(c, { title: "หน่วยงานภายใน", body: await listBody(c) }),
);

unitRoutes.get(to.unitsExport.pattern, readers(everyMember), (c) => unitsFile(c, "csv"));
unitRoutes.get(to.unitsExportXlsx.pattern, readers(everyMember), (c) => unitsFile(c, "xlsx"));

importRoutes(unitRoutes, unitsImporting, importUnits, {
  list: to.units,
  import: to.unitsImport,
  confirm: to.unitsImportConfirm,
  discard: to.unitsImportDiscard,
  check: to.unitsImportCheck,
  templateCsv: to.unitsImportTemplate,
  templateXlsx: to.unitsImportTemplateXlsx,
});

unitRoutes.get(to.unitAdd.pattern, readers(arrangers), (c) =>
  officePage(c, {
    title: "เพิ่มหน่วยงานภายใน",
    typing: true,
    body: <UnitForm org={c.var.org.slug} form={blankForm()} />,
  }),
);

unitRoutes.post(to.unitAdd.pattern, (c) =>
  submit(c, addUnit, {
    title: "เพิ่มหน่วยงานภายใน",
    again: (form) => <UnitForm org={c.var.org.slug} form={form} />,
    next: () => to.units.href({ org: c.var.org.slug }),
    said: "เพิ่มหน่วยงานแล้ว",
  }),
);

unitRoutes.get(to.unit.pattern, readers(everyMember), async (c) => {
  const unit = await oneUnit(c, c.req.param("id"));
  if (!unit) return problem(c, 404);
  return officePage(c, { title: unit.name, body: await unitBody(c, unit.id) });
});

unitRoutes.get(to.unitEdit.pattern, readers(arrangers), async (c) => {
  const unit = await oneUnit(c, c.req.param("id"));
  if (!unit) return problem(c, 404);
  const form = blankForm({ name: unit.name, shortName: unit.short_name ?? "" });
  return officePage(c, {
    title: `แก้ไข${unit.name}`,
    typing: true,
    body: <UnitForm org={c.var.org.slug} form={form} unit={unit} />,
  });
});

unitRoutes.post(to.unitEdit.pattern, (c) => {
  const id = c.req.param("id");
  return submit(c, editUnit, {
    title: "แก้ไขหน่วยงานภายใน",
    fixed: { id },
    again: async (form) => {
      const unit = await oneUnit(c, id);
      return unit ? <UnitForm org={c.var.org.slug} form={form} unit={unit} /> : gone(c);
    },
    next: () => to.unit.href({ org: c.var.org.slug, id }),
    said: "บันทึกหน่วยงานแล้ว",
  });
});

unitRoutes.post(to.unitMove.pattern, (c) =>
  submit(c, moveUnit, {
    title: "หน่วยงานภายใน",
    fixed: { id: c.req.param("id") },
    again: () => listBody(c),
    next: () => to.units.href({ org: c.var.org.slug }),
  }),
);

unitRoutes.post(to.unitClose.pattern, (c) => press(c, c.req.param("id"), closeUnit, "ยุบหน่วยงานแล้ว"));
unitRoutes.post(to.unitReopen.pattern, (c) => press(c, c.req.param("id"), reopenUnit, "เปิดหน่วยงานอีกครั้งแล้ว"));

/** A button on the page of a unit; a refusal stands above that page again. */
function press(c: Web, id: string, act: typeof closeUnit, said: string) {
  return submit(c, act, {
    title: "หน่วยงานภายใน",
    fixed: { id },
    again: () => unitBody(c, id),
    next: () => to.unit.href({ org: c.var.org.slug, id }),
    said,
  });
}

/** Closed units included. */
async function unitsFile(c: Web, format: FileFormat) {
  const columns = unitTable(c.var.org.slug);
  return tableFile(c, format, { name: "units", title: "หน่วยงานภายใน", columns, rows: [await allUnits(c)] });
}

function oneUnit(c: Web, id: string) {
  return readIn(c.var.house.database, c.var.org.id, (db) => unitNamed(db, c.var.org.id, id));
}

function allUnits(c: Web) {
  const { org, house } = c.var;
  return readIn(house.database, org.id, (db) => unitsToday(db, org.id, todayInBangkok(house.now())));
}

async function listBody(c: Web) {
  const { org, viewer } = c.var;
  const units = await allUnits(c);
  return <UnitList org={org.slug} units={units} mayArrange={allowsSomewhere(arrangers, viewer.roles)} />;
}

async function unitBody(c: Web, id: string) {
  const { org, house, viewer } = c.var;
  const unit = await oneUnit(c, id);
  if (!unit) return gone(c);
  const found = await readIn(house.database, org.id, (db) =>
    peopleToday(db, org.id, viewer, { ...peopleFilter({}), unit: id }, todayInBangkok(house.now())),
  );
  return (
    <UnitPage
      org={org.slug}
      unit={unit}
      found={found}
      seesStaff={seesStaffFacts(viewer)}
      history={<HistoryLink viewer={viewer} record={id} />}
      mayArrange={allowsSomewhere(arrangers, viewer.roles)}
      mayAddPerson={allows(addPerson.definition.may, viewer.roles, id)}
    />
  );
}

function gone(c: Web) {
  return <Gone backHref={to.units.href({ org: c.var.org.slug })} backLabel="ไปหน้าหน่วยงานภายใน" />;
}
