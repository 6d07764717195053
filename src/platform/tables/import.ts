/** An import as an act of its own: the rules of the single acts on every row, and all of it or nothing. */
import { z } from "zod";
import type { Permission } from "../accounts/roles.ts";
import { act, done } from "../acts/act.ts";
import type { Act, Actor, Trace, Work } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { invalid } from "../acts/outcome.ts";
import { addLogWords } from "../audit/words.ts";
import type { OrgDatabase } from "../database/connect.ts";
import type { References, TableColumn } from "./column.ts";
import type { Answers, ImportPlan, ImportRules } from "./plan.ts";
import { planImport } from "./plan.ts";
import type { SheetRow } from "./sheet.ts";
import { limits } from "./sheet.ts";

/** What a capability says about a table that can be imported. */
export interface Importing<Row> {
  /** people: names the files and what is kept meanwhile. */
  readonly subject: string;
  /** organisation.import-people */
  readonly act: string;
  /** บุคลากร */
  readonly noun: string;
  /** คน */
  readonly counter: string;
  readonly may: Permission;
  /** The unit whose people may do it, where a role reaches its own unit only; `within` is of the input. */
  readonly unitOf?: (at: Pick<Work<unknown>, "db" | "orgId">, within?: string) => Promise<string | undefined>;
  readonly columns: readonly TableColumn<Row>[];
  /** Waits for whoever changes what the rules look at, until the commit; says where nothing may be imported now. */
  readonly lock: (at: Pick<Work<unknown>, "db" | "orgId">, within?: string) => Promise<Refusal | void>;
  readonly load: (
    db: OrgDatabase,
    orgId: string,
    actor: Actor,
    now: Date,
    within?: string,
  ) => Promise<Loaded<Row>>;
  /** Writes what the plan says and tells each record's entry for the log; "overtaken" when a record changed meanwhile. */
  readonly write: (
    work: Work<unknown>,
    plan: ImportPlan<Row>,
    within?: string,
  ) => Promise<Trace[] | "overtaken">;
}

export interface Loaded<Row> {
  readonly existing: readonly Row[];
  readonly references: References;
  readonly rules: ImportRules<Row>;
}

/** Blank rows count here, so that the numbers of the rows are those of the file. */
export const MOST_LINES = 45_000;

export const ImportInput = z.strictObject({
  /** The head and the rows below it, as they stand in a file. */
  rows: z.array(z.array(z.string().max(limits.cell)).max(limits.columns)).max(MOST_LINES),
  /** What a person says about rows that ask. line 0: about all others. */
  answers: z
    .array(z.strictObject({ line: z.number().int().min(0), answer: z.string().max(40) }))
    .max(2000)
    .optional(),
  /** The basis of the preview; without one, nothing was seen that could have changed. */
  basis: z.string().max(100).optional(),
  fileName: z.string().max(200).optional(),
  /** The record whose rows these are, where a table belongs to one. */
  within: z.uuid().toLowerCase().optional(),
});

export type ImportAsked = z.output<typeof ImportInput>;

export interface Imported {
  added: number;
  changed: number;
  same: number;
  skipped: number;
}

export type ImportAct = Act<typeof ImportInput, Imported>;

export function importAct<Row>(importing: Importing<Row>): ImportAct {
  return act({
    name: importing.act,
    title: `นำเข้า${importing.noun}จากไฟล์`,
    input: ImportInput,
    may: importing.may,
    unitOf: ({ db, orgId, input }) =>
      importing.unitOf ? importing.unitOf({ db, orgId }, input.within) : null,
    run: async (work) => {
      const { db, orgId, input, actor, now } = work;
      const shut = await importing.lock(work, input.within);
      if (shut) return shut;
      const plan = await importPlan(importing, { db, orgId, actor, now }, input);
      const refusal = refuse(plan, input);
      if (refusal) return refusal;
      const parts = await importing.write(work, plan, input.within);
      if (parts === "overtaken") return overtaken();
      const { add: added, change: changed, same, skip: skipped } = plan.counts;
      const counts = { added, changed, same, skipped };
      return done(counts, { after: { file_name: input.fileName ?? null, ...counts }, parts });
    },
  });
}

/** What the import would do now. */
export async function importPlan<Row>(
  importing: Importing<Row>,
  { db, orgId, actor, now }: Pick<Work<unknown>, "db" | "orgId" | "actor" | "now">,
  { rows, answers = [], within }: Pick<ImportAsked, "rows" | "answers" | "within">,
): Promise<ImportPlan<Row>> {
  return planFrom(await importing.load(db, orgId, actor, now, within), rows, answers);
}

export function planFrom<Row>(
  loaded: Loaded<Row>,
  rows: ImportAsked["rows"],
  answers: NonNullable<ImportAsked["answers"]>,
): ImportPlan<Row> {
  return planImport({ ...loaded, rows: numbered(rows), answers: byLine(answers) });
}

function numbered(rows: readonly (readonly string[])[]): SheetRow[] {
  return rows.map((cells, index) => ({ line: index + 1, cells })).filter(({ cells }) => cells.length > 0);
}

/** The rows of a file as the act takes them. */
export function asLines(rows: readonly SheetRow[]): string[][] {
  const lines: string[][] = [];
  for (const { line, cells } of rows) {
    while (lines.length < line - 1) lines.push([]);
    lines.push([...cells]);
  }
  return lines;
}

function byLine(answers: NonNullable<ImportAsked["answers"]>): Answers {
  return Object.fromEntries(answers.map(({ line, answer }) => [line === 0 ? "rest" : String(line), answer]));
}

const MOST_TOLD = 100;

function refuse<Row>(plan: ImportPlan<Row>, input: ImportAsked): Refusal | undefined {
  if (plan.problems.length > 0) return invalid({ "": [...plan.problems] });
  if (input.basis !== undefined && input.basis !== plan.basis) return overtaken();
  const { wrong, ask } = plan.counts;
  if (wrong > 0) {
    const told = plan.rows
      .filter(({ state }) => state === "wrong")
      .slice(0, MOST_TOLD)
      .map(({ line, faults }) => [
        `rows.${line}`,
        faults.map(({ column, why }) => (column ? `${column}: ${why}` : why)),
      ]);
    return invalid({ "": [`มี ${wrong} แถวที่ยังไม่ถูกต้อง จึงยังไม่ได้นำเข้าแถวใดเลย`], ...Object.fromEntries(told) });
  }
  if (ask === 0) return undefined;
  const asking = plan.rows.filter(({ state }) => state === "ask").slice(0, MOST_TOLD);
  const told = asking.map(({ line, name }) => [
    `answer-${line}`,
    [`แถว ${line} ${name} ตรงหรือใกล้เคียงกับที่มีอยู่ ให้ตอบว่าเป็นรายการเดียวกันหรือไม่`],
  ]);
  return invalid(Object.fromEntries(told));
}

function overtaken(): Refusal {
  return {
    ok: false,
    reason: "conflict",
    message: "มีผู้อื่นแก้ไขข้อมูลไประหว่างที่ท่านดูผลตรวจ จึงยังไม่ได้นำเข้า ตรวจดูผลตรวจใหม่แล้วยืนยันอีกครั้ง",
    version: 0,
    differences: [],
  };
}

addLogWords({
  fields: {
    file_name: "ไฟล์",
    added: "เพิ่ม (รายการ)",
    changed: "แก้ไข (รายการ)",
    same: "เหมือนเดิม (รายการ)",
    skipped: "ข้าม (รายการ)",
  },
});
