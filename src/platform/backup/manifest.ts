import { z } from "zod";
import { HOUSE_ORG } from "../database/organisation-bound.ts";

export const FORMAT = "sucharit-backup";
/** Raised when a program that knows only the number before could misread a file. */
export const FORMAT_VERSION = 1;
export const MANIFEST = "manifest.json";
/** Of a whole house only. */
export const SECRET = "secret";

export function partName(table: string, number: number): string {
  return `database/${table}.${String(number).padStart(6, "0")}.tsv.gz`;
}

const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const OrganisationNamed = z.strictObject({
  // The house's own records stand under its number, and are nobody's to replace.
  id: z
    .uuid()
    .toLowerCase()
    .refine((id) => id !== HOUSE_ORG),
  slug: z.string().min(1).max(100),
  name: z.string().max(300),
});

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  product: z.string().max(50),
  madeAt: z.iso.datetime(),
  postgres: z.string().max(100),
  /** house: everything · organisation: what one organisation owns. */
  scope: z.enum(["house", "organisation"]),
  organisations: z.array(OrganisationNamed).max(100_000),
  migrations: z
    .array(
      z.strictObject({
        number: z.number().int().min(1).max(9999),
        name: z.string().max(200),
        checksum: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(10_000),
  /** Tells whether a secret is the one that encrypted the second factors, without telling the secret. */
  secretCheck: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** In the order in which they can be filled. */
  tables: z
    .array(z.strictObject({ name: identifier, columns: z.array(identifier).min(1).max(1600), rows: count }))
    .max(10_000),
  sequences: z
    .array(
      z.strictObject({ name: identifier, last: z.string().regex(/^-?\d{1,19}$/), isCalled: z.boolean() }),
    )
    .max(10_000),
  contents: z.strictObject({ count, bytes: count }),
});

export type Manifest = z.infer<typeof Manifest>;
export type TableInBackup = Manifest["tables"][number];

/** Undefined for what is none, or one of a newer format: `isNewer` tells which. */
export function readManifest(text: string): { ok: true; value: Manifest } | { ok: false; isNewer: boolean } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, isNewer: false };
  }
  const parsed = Manifest.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const told = z.looseObject({ format: z.literal(FORMAT), version: z.number() }).safeParse(json);
  return { ok: false, isNewer: told.success && told.data.version > FORMAT_VERSION };
}
