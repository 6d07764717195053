import { z } from "zod";
import { isIsoDate } from "../../thai/dates.ts";
import type { IsoDate } from "../../thai/dates.ts";

/** What stands in one JSON file: data that a ministry may change next year, where it was read, whether that was official. */
export interface PackContent<Data> extends PackEnvelope {
  readonly data: Data;
}

export interface Pack<Data> extends PackContent<Data> {
  /** sha256 of the canonical JSON of the whole file: what a closed year records. */
  readonly hash: string;
  /** Inside the folder of packs, as 'holidays/government.2566.json'. */
  readonly file: string;
}

/** What a kind says about its own data; whoever owns the kind hands it to loadPackShelf. */
export interface PackKind<Name extends string, Data> {
  /** Also the folder inside packs/. */
  readonly kind: Name;
  readonly title: string;
  readonly data: z.ZodType<Data>;
  /** Rules across fields: one sentence per breach, beginning with the path inside data. */
  check?(pack: PackContent<Data>): string[];
  /** Thai names of the fields inside data, for the screen that shows a pack. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Thai words for values of a field that are keys, for the same screen. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type AnyPackKind = PackKind<string, unknown>;

export function definePackKind<Name extends string, Data>(kind: PackKind<Name, Data>): PackKind<Name, Data> {
  return kind;
}

export const isoDateField = z.custom<IsoDate>(
  (value) => typeof value === "string" && isIsoDate(value),
  "ต้องเป็นวันที่ที่มีอยู่จริงแบบ ปปปป-ดด-วว (ค.ศ.)",
);

/** C: read at an official or first-hand place. S: read in a secondary copy. U: not confirmed anywhere. */
export const sourceMark = z.enum(["C", "S", "U"]);

const source = z.strictObject({
  text: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).optional(),
  mark: sourceMark,
});

export type PackSource = z.infer<typeof source>;

export const keyPattern = /^[a-z][a-z0-9-]*$/;

export const packEnvelope = z.strictObject({
  kind: z.string().regex(keyPattern),
  // A pack may be called after its years: 2566-2570.
  key: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string().min(1),
  source: z.array(source).min(1),
  confirmed: z.boolean(),
  confirmedBy: z.string().min(1).optional(),
  validFrom: isoDateField,
  validTo: isoDateField.optional(),
  note: z.string().min(1).optional(),
});

export type PackEnvelope = z.infer<typeof packEnvelope>;

/** Rules that hold for every kind. */
export function envelopeBreaches(pack: PackEnvelope): string[] {
  const breaches: string[] = [];
  if (pack.validTo !== undefined && pack.validTo < pack.validFrom) breaches.push("validTo: อยู่ก่อน validFrom");
  const vouched = pack.confirmedBy !== undefined || pack.source.some((each) => each.mark === "C");
  if (pack.confirmed && !vouched) breaches.push("confirmed: ต้องมีแหล่งที่มาเครื่องหมาย C หรือระบุ confirmedBy");
  return breaches;
}

export function isInForce(pack: PackEnvelope, onDate: IsoDate): boolean {
  return pack.validFrom <= onDate && (pack.validTo === undefined || onDate <= pack.validTo);
}
