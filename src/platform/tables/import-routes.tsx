import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Path } from "../../paths.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Refusal } from "../acts/outcome.ts";
import { statusOf } from "../acts/outcome.ts";
import { readIn } from "../database/organisation-bound.ts";
import { readBody } from "../forms/body.ts";
import type { Body } from "../forms/body.ts";
import { blankForm } from "../forms/state.ts";
import type { FormErrors, FormState } from "../forms/state.ts";
import { Notice } from "../ui/notice.tsx";
import { carriesFiles } from "../web/body-bounds.ts";
import type { Env, Web } from "../web/context.ts";
import { situationOf } from "../web/context.ts";
import { readers } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { checkColumns, checkLines } from "./check-file.ts";
import { tableFile } from "./file.ts";
import type { FileFormat } from "./file.ts";
import { asLines, planFrom } from "./import.ts";
import type { ImportAct, ImportAsked, Importing } from "./import.ts";
import { discardSheet, findSheet, keepSheet } from "./kept-sheet.ts";
import type { KeptSheet } from "./kept-sheet.ts";
import { Upload } from "./pages/import.tsx";
import type { ImportPlaces } from "./pages/import.tsx";
import { Preview } from "./pages/preview.tsx";
import { readSheet } from "./read-sheet.ts";
import { limits, tooMany } from "./sheet.ts";

export type ImportPaths = { [Place in keyof ImportPlaces]: Path };

/** Upload → preview → confirm. What was uploaded is kept on the server for its owner, never in the page. */
export function importRoutes<Row>(
  office: Hono<Env>,
  importing: Importing<Row>,
  perform: ImportAct,
  to: ImportPaths,
): void {
  const { subject, noun, may } = importing;
  const title = `นำเข้า${noun}จากไฟล์`;

  office.get(to.import.pattern, readers(may), async (c) => {
    const kept = await findSheet(c.var.house.database, placeOf(c, subject), c.var.house.now());
    if (!kept) return officePage(c, { title, body: uploadBody(c, importing, to, blankForm()) });
    return officePage(c, {
      title: `ตรวจก่อนนำเข้า${noun}`,
      body: await previewBody(c, importing, to, kept, blankForm()),
    });
  });

  const again = (c: Web, why: string, status: 413 | 422) => {
    const form: FormState = { values: {}, errors: { file: [why] } };
    return officePage(c, { title, status, invalid: true, body: uploadBody(c, importing, to, form) });
  };
  /** A file of the size that is read, and the form around it. */
  const oneFile = bodyLimit({
    maxSize: limits.bytes + 100_000,
    onError: (c) => again(c as Web, tooMany.bytes, 413),
  });

  office.post(to.import.pattern, carriesFiles, oneFile, async (c) => {
    if (!allowsSomewhere(may, c.var.viewer.roles)) return problem(c, 403);
    const { files } = await readBody(c);
    const file = files["file"];
    if (!file) return again(c, "เลือกไฟล์ที่จะนำเข้า", 422);
    const read = await readSheet(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) return again(c, read.why, 422);
    const now = c.var.house.now();
    const fileName = file.name.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(-150) || "ไฟล์";
    await keepSheet(c.var.house.database, placeOf(c, subject), {
      fileName,
      rows: asLines(read.rows),
      keptAt: now,
    });
    return c.redirect(hrefs(c, to).import, 303);
  });

  office.post(to.confirm.pattern, async (c) => {
    const body = await readBody(c);
    const { database, now } = c.var.house;
    const kept = await findSheet(database, placeOf(c, subject), now());
    const situation = situationOf(c);
    const outcome = await perform(situation, {
      ...(kept ? askedFor(kept, body) : { rows: [] }),
      within: withinOf(c),
    });
    if (!outcome.ok && outcome.reason === "forbidden") return problem(c, 403, outcome.message);
    if (!kept) {
      setFlash(c, "ไฟล์ที่ตรวจไว้หมดอายุหรือนำเข้าไปแล้ว เลือกไฟล์ใหม่", "late");
      return c.redirect(hrefs(c, to).import, 303);
    }
    if (!outcome.ok) {
      const form = { values: body.values, errors: outcome.reason === "invalid" ? outcome.errors : {} };
      return officePage(c, {
        title: `ตรวจก่อนนำเข้า${noun}`,
        status: statusOf[outcome.reason],
        invalid: true,
        body: await previewBody(c, importing, to, kept, form, outcome),
      });
    }
    await discardSheet(database, placeOf(c, subject));
    const { added, changed } = outcome.value;
    setFlash(c, `นำเข้า${noun}แล้ว เพิ่ม ${added} แก้ไข ${changed} ${importing.counter}`);
    return c.redirect(hrefs(c, to).list, 303);
  });

  office.post(to.discard.pattern, async (c) => {
    await discardSheet(c.var.house.database, placeOf(c, subject));
    return c.redirect(hrefs(c, to).import, 303);
  });

  office.get(to.check.pattern, readers(may), async (c) => {
    const kept = await findSheet(c.var.house.database, placeOf(c, subject), c.var.house.now());
    const found = kept && (await planOf(c, importing, kept, []));
    const lines = found ? checkLines(found.plan, importing.columns, found.references) : [];
    return tableFile(c, "csv", {
      name: `${subject}-check`,
      title: "ผลตรวจ",
      columns: checkColumns,
      rows: [lines],
    });
  });

  office.get(to.templateCsv.pattern, readers(may), (c) => templateFile(c, importing, "csv"));
  office.get(to.templateXlsx.pattern, readers(may), (c) => templateFile(c, importing, "xlsx"));
}

/** The record that the address names, where the table belongs to one; who may see it was asked before. */
function withinOf(c: Web): string | undefined {
  return (c.req.param() as { id?: string }).id;
}

function placeOf(c: Web, subject: string) {
  const of = [subject, withinOf(c)].filter((part) => part !== undefined);
  return { orgId: c.var.org.id, accountId: c.var.viewer.accountId, subject: of.join(" ") };
}

function hrefs(c: Web, to: ImportPaths): ImportPlaces {
  const at = { org: c.var.org.slug, id: withinOf(c) ?? "" };
  return Object.fromEntries(
    Object.entries(to).map(([place, path]) => [place, (path as Path<"/:org/:id">).href(at)]),
  ) as unknown as ImportPlaces;
}

async function templateFile<Row>(c: Web, importing: Importing<Row>, format: FileFormat) {
  const { templateTable } = await import("./template.ts");
  const table = templateTable(importing.columns);
  return tableFile(c, format, { name: `${importing.subject}-template`, title: importing.noun, ...table });
}

function uploadBody<Row>(c: Web, { noun, columns }: Importing<Row>, to: ImportPaths, form: FormState) {
  return <Upload noun={noun} places={hrefs(c, to)} form={form} columns={columns} />;
}

async function previewBody<Row>(
  c: Web,
  importing: Importing<Row>,
  to: ImportPaths,
  kept: KeptSheet,
  form: FormState,
  refusal?: Refusal,
) {
  const { noun, counter, columns } = importing;
  // The answers only choose among what is offered: the page shows every row as it asks.
  const { plan, references } = await planOf(c, importing, kept, []);
  const { "": general = [], ...errors } = form.errors as FormErrors;
  const told = Object.fromEntries(Object.entries(errors).filter(([name]) => name.startsWith("answer-")));
  return (
    <>
      {refusal && refusal.reason !== "invalid" && (
        <Notice kind="late" title={refusal.message}>
          ด้านล่างเป็นผลตรวจกับข้อมูลล่าสุด
        </Notice>
      )}
      <Preview
        noun={noun}
        counter={counter}
        places={hrefs(c, to)}
        form={{ values: form.values, errors: general.length > 0 ? { "": general, ...told } : told }}
        columns={columns}
        references={references}
        plan={plan}
        fileName={kept.fileName}
        keptAt={kept.keptAt}
      />
    </>
  );
}

function planOf<Row>(
  c: Web,
  importing: Importing<Row>,
  { rows }: KeptSheet,
  answers: NonNullable<ImportAsked["answers"]>,
) {
  const { database, orgId, actor, now } = situationOf(c);
  return readIn(database, orgId, async (db) => {
    const loaded = await importing.load(db, orgId, actor, now(), withinOf(c));
    return { plan: planFrom(loaded, rows, answers), references: loaded.references };
  });
}

function askedFor({ rows, fileName }: KeptSheet, { values }: Body): Record<string, unknown> {
  const answers = Object.entries(values).flatMap(([name, value]) => {
    const line = /^answer-(rest|\d{1,6})$/.exec(name)?.[1];
    if (line === undefined || typeof value !== "string" || value === "") return [];
    return [{ line: line === "rest" ? 0 : Number(line), answer: value.slice(0, 40) }];
  });
  const basis = values["basis"];
  return { rows, fileName, answers, basis: typeof basis === "string" ? basis.slice(0, 100) : "" };
}
