import fc from "fast-check";
import { z } from "zod";
import type { Input } from "./samples.ts";

/** A place in an input, as the schema of its act declares it; "*" is any row of a list or any entry of a record. */
export interface Field {
  path: string[];
  /** What its schema looks for there. */
  kind: "id" | "choice" | "tick" | "number" | "email" | "text" | "many";
  choices: readonly unknown[];
}

/** Every field of a schema, through whatever wraps it: a new field is tried as soon as it is declared. */
export function fieldsOf(schema: z.core.$ZodType, path: string[] = []): Field[] {
  const at = (kind: Field["kind"], choices: readonly unknown[] = []): Field[] => [{ path, kind, choices }];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]));
  }
  if (schema instanceof z.ZodArray) return [...at("many"), ...fieldsOf(schema.def.element, [...path, "*"])];
  if (schema instanceof z.ZodRecord)
    return [...at("many"), ...fieldsOf(schema.def.valueType, [...path, "*"])];
  if (schema instanceof z.ZodPipe) {
    // preprocess() has its transform in front, transform() behind.
    return fieldsOf(schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in, path);
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return fieldsOf(schema.def.innerType, path);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap((option) => fieldsOf(option, path));
  if (schema instanceof z.ZodEnum) return at("choice", schema.options);
  if (schema instanceof z.ZodLiteral) return at("choice", schema.def.values);
  if (schema instanceof z.ZodBoolean) return at("tick", [true, false]);
  if (schema instanceof z.ZodNumber) return at("number");
  if (schema instanceof z.ZodUUID) return at("id");
  if (schema instanceof z.ZodEmail) return at("email");
  if (schema instanceof z.ZodString || schema instanceof z.ZodBase64) return at("text");
  throw new Error(`Tell e2e/shapes.ts what is under ${path.join(".")}: ${schema.constructor.name}`);
}

export const hostileTexts = [
  "' or 1=1 --",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "\u0000",
  "\ud800",
  "a\u0000b",
  "=cmd|' /C calc'!A0",
  "../../etc/passwd",
  "%00%ff",
  "%_\\",
  "9".repeat(400),
  "1e309",
  "ก".repeat(5000),
  "\u202e\u200b\ufeff",
  "เเ\u0e4d\u0e32",
  "a".repeat(200),
  "\n\n\n",
  '{"$ne":null}',
  "no-identifier",
];
const texts = [
  "2026-02-16",
  "1 ต.ค. 2568",
  "๓๑/๓/๒๕๖๙",
  "2026-03-02",
  "30 ก.ย. 2569",
  "2020-01-01",
  "1/1/2443",
  "31/12/2743",
  "31/2/2569",
  "๓๑/๑๓/๙๙๙๙",
  "9999-99-99",
  "0001-01-01",
  "31 ธ.ค. 9999",
  "29/2/2568",
  "กองคลัง",
  "1/2569",
  "๑๒ / ๒๕๖๙",
  "9.00",
  "๒๓.๕๙ น.",
  "24.00",
  "สมชาย",
  "นนทบุรี",
  " ก ",
  "",
];
const numbers = [1, 2, 3, 0, -1, 1.5, "1", "๒", 2_147_483_647, 2_147_483_648, 2 ** 53, "9".repeat(20)];

export interface Known {
  /** Identifiers of this organisation, of all kinds, and of another. */
  ids: readonly string[];
  emails: readonly string[];
}

/** One change of an input: a field that holds something else, or nothing. */
export interface Change {
  field: Field;
  row: number;
  value: unknown;
}

const MISSING = Symbol("missing");

export function changesOf(fields: readonly Field[], known: Known): fc.Arbitrary<Change[]> {
  if (fields.length === 0) return fc.constant([]);
  const one = fc.constantFrom(...fields).chain((field) =>
    fc.record({
      field: fc.constant(field),
      row: fc.nat(12),
      value: fc.oneof(
        { weight: 10, arbitrary: fc.constantFrom(...likely(field, known)) },
        { weight: 3, arbitrary: fc.constantFrom<unknown>(...hostileTexts, ...known.ids) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>(MISSING, null, "", 0, [], {}, [[]], [null], true) },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
      ),
    }),
  );
  return fc.array(one, { minLength: 1, maxLength: 2 });
}

function likely({ kind, choices }: Field, { ids, emails }: Known): readonly unknown[] {
  switch (kind) {
    case "id":
      return [...ids, ""];
    case "email":
      return [...emails, "", "somebody@example.test", "A@B.example", "no-address"];
    case "number":
      return numbers;
    case "tick":
    case "choice":
      return [...choices, "yes", "on", ""];
    case "many":
      return [
        [],
        [ids[0], ids[0]],
        [ids[0], ids[1]],
        Array.from({ length: 201 }, () => ids[0]),
        "administrator",
      ];
    case "text":
      return texts;
  }
}

/** The input with the changes made. */
export function changed(input: Input, changes: readonly Change[]): Input {
  const copy = structuredClone(input);
  for (const { field, row, value } of changes) put(copy, field.path, row, value);
  return copy;
}

function put(holder: unknown, [name, ...rest]: string[], row: number, value: unknown): void {
  if (typeof holder !== "object" || holder === null || name === undefined) return;
  const key = name === "*" ? placeIn(holder, row) : name;
  const inner = (holder as Record<string, unknown>)[key];
  if (rest.length > 0) put(inner, rest, row, value);
  else if (value === MISSING) delete (holder as Record<string, unknown>)[key];
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Any row of a list, or the one behind its end; any name of a record. */
function placeIn(holder: object, row: number): string {
  const names = Object.keys(holder);
  return Array.isArray(holder) ? String(row % (names.length + 1)) : (names[row % names.length] ?? "*");
}
