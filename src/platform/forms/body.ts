import type { Context } from "hono";
import type { FormValues } from "./state.ts";

const MOST_FIELDS = 2000;
const LONGEST_VALUE = 200_000;
const DEEPEST = 20;

export interface Body {
  /** As typed, for drawing the form again. */
  values: FormValues;
  /** Dotted names unfolded ("seats.0.name"), for the schema. */
  input: Record<string, unknown>;
  files: Record<string, File>;
}

export class BadBody extends Error {
  override name = "BadBody";
}

/** Reads a form post. Names that begin with "_" steer the page and are no part of the input. */
export async function readBody(c: Context): Promise<Body> {
  const form = await readForm(c);
  const fields = gatherFields();
  const files = Object.create(null) as Record<string, File>;
  for (const [name, value] of form) {
    if (typeof value === "string") fields.add(name, value);
    else if (value.size > 0) files[name] = value;
  }
  return { ...fields.gathered(), files };
}

/** Fields as they come in, however they come in. */
export function gatherFields() {
  // Without a prototype: a field may be called "constructor".
  const values = Object.create(null) as FormValues;
  let count = 0;
  return {
    add(name: string, typed: string) {
      if (++count > MOST_FIELDS || name.length > 200) throw new BadBody("too many fields");
      if (typed.length > LONGEST_VALUE) throw new BadBody("a field is too long");
      const text = cleanText(typed);
      const before = values[name];
      values[name] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text];
    },
    gathered: () => ({ values, input: unfold(values) }),
  };
}

async function readForm(c: Context): Promise<Iterable<[string, string | File]>> {
  const type = c.req.header("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type))
    throw new BadBody("not a form");
  try {
    if (!type.toLowerCase().startsWith("multipart")) return await readUrlencoded(c);
    return await c.req.formData();
  } catch (error) {
    if (error instanceof BadBody || (error instanceof Error && error.name === "BodyLimitError")) throw error;
    throw new BadBody("unreadable form", { cause: error });
  }
}

/** Fields are counted before they are parsed: Node takes ten seconds for a million names without a value. */
async function readUrlencoded(c: Context): Promise<Iterable<[string, string]>> {
  const text = await c.req.text();
  let fields = 1;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) {
    if (++fields > MOST_FIELDS) throw new BadBody("too many fields");
  }
  return new URLSearchParams(text);
}

/** PostgreSQL refuses NUL and half a surrogate pair; the same letters must compare as equal. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNFIT, "")
    .replaceAll(/\r\n|[\v\f]/g, "\n")
    .normalize("NFC");
}

/**
 * What PostgreSQL or XML cannot hold, and what turns the letters after it round: a name must not change how the
 * line that it stands in is read.
 */
const UNFIT =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g;

/** The same for JSON that came over the API. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new BadBody("nested too deeply");
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map((inner) => cleanJson(inner, depth + 1));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner, depth + 1)]),
    );
  }
  return value;
}

/** JSON of a request; told apart: none at all, and one over the limit. */
export async function readJson(c: Context): Promise<unknown> {
  try {
    return cleanJson(await c.req.json());
  } catch (error) {
    if (error instanceof Error && error.name === "BodyLimitError") throw error;
    throw new BadBody("unreadable JSON", { cause: error });
  }
}

type Tree = { [key: string]: unknown };

function unfold(values: FormValues): Tree {
  const tree: Tree = Object.create(null) as Tree;
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith("_")) continue;
    plant(tree, name.split("."), value);
  }
  return rowsToLists(tree) as Tree;
}

function plant(tree: Tree, path: string[], value: unknown) {
  if (path.length > 4 || path.some((part) => part === "__proto__"))
    throw new BadBody("a field name is wrong");
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    tree[first] = value;
    return;
  }
  const inner = tree[first];
  if (inner !== undefined && (typeof inner !== "object" || Array.isArray(inner) || inner === null)) {
    throw new BadBody("a field name is used twice");
  }
  plant((tree[first] ??= Object.create(null) as Tree) as Tree, rest, value);
}

/** {0: …, 2: …} becomes a list; rows that were removed on the page leave gaps, which close. */
function rowsToLists(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, rowsToLists(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  }
  return Object.fromEntries(entries);
}
