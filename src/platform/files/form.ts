import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { z } from "zod";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Refusal } from "../acts/outcome.ts";
import { forbidden, invalid } from "../acts/outcome.ts";
import { BadBody, gatherFields, readBody } from "../forms/body.ts";
import type { Body } from "../forms/body.ts";
import { several } from "../forms/fields.ts";
import type { FormErrors } from "../forms/state.ts";
import type { Web } from "../web/context.ts";
import { incomingBytes } from "./incoming-bytes.ts";
import type { Place } from "./place.ts";
import { storeFile } from "./storing.ts";
import type { StoredFile } from "./storing.ts";
import { tooManyInWords } from "./too-many.ts";

/** A file that is already here, as a form carries it: the name is for people only. */
export function fileValue({ id, name }: Pick<StoredFile, "id" | "name">): string {
  return `${id} ${name}`;
}

/** For the schema of an act: files that were given before the form was sent, or with it. */
export function givenFiles(most: number, label = "ไฟล์") {
  const given = z
    .string()
    .transform((value) => value.slice(0, 36).toLowerCase())
    .pipe(z.uuid({ error: `เลือก${label}ใหม่` }));
  return several(given, most);
}

/** Its files are those that nobody asked for: of them only the names are told. */
export interface BodyWithFiles extends Body {
  /** Files that were refused, or could not be kept; those that could are among the values. */
  refusal?: Refusal;
}

const MOST_PARTS = 2000;

/**
 * Reads a form whose files are named by `places`: they go to the store as they come in, never whole into
 * memory, and the form's value becomes the file that was kept. With script only such values are sent.
 */
export async function readBodyWithFiles(
  c: Web,
  places: Readonly<Record<string, Place>>,
): Promise<BodyWithFiles> {
  const type = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) return readBody(c);
  for (const place of Object.values(places))
    if (!allowsSomewhere(place.may, c.var.viewer.roles)) return { ...empty(), refusal: forbidden() };
  return readAll(incomingBytes(c), readParts(c, places, type));
}

/** Of somebody unknown nothing is kept: files go by, so that the words beside them are not lost. */
export function readBodyWithoutFiles(c: Web): Promise<Body> {
  const type = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data/i.test(type)) return readBody(c);
  return readAll(atMost(incomingBytes(c), MOST_GOING_BY), readParts(c, {}, type));
}

/** Photos of a day, and no more than that for nothing. */
const MOST_GOING_BY = 200 * 1024 ** 2;

async function* atMost(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > most) throw new BadBody("too many bytes");
    yield chunk;
  }
}

async function readAll(
  stream: AsyncIterable<Uint8Array>,
  reading: ReturnType<typeof readParts>,
): Promise<BodyWithFiles> {
  try {
    await pipeline(stream, reading.parser);
  } catch (error) {
    await Promise.allSettled(reading.storing);
    throw error instanceof BadBody ? error : new BadBody("unreadable form", { cause: error });
  }
  return reading.finish();
}

function empty(): Body {
  return { ...gatherFields().gathered(), files: {} };
}

function readParts(c: Web, places: Readonly<Record<string, Place>>, type: string) {
  const parser = parserFor(type);
  const fields = gatherFields();
  const storing: Promise<Kept | undefined>[] = [];
  const errors: FormErrors = {};
  const counts: Record<string, number> = {};
  const left: Record<string, string[]> = {};
  const goneBy: Record<string, File> = {};
  let trouble: Refusal | undefined;
  let typed = 0;

  const refuse = (field: string, message: string) => (errors[field] ??= []).push(message);

  const take = async (
    field: string,
    stream: Readable,
    given: string | undefined,
  ): Promise<Kept | undefined> => {
    const place = Object.hasOwn(places, field) ? places[field] : undefined;
    // Without a name nobody chose a file. What is not wanted is read to its end: the form goes on after it.
    if (!place && given) goneBy[field] = new File([], given);
    if (!place || !given) return skip(stream);
    const count = (counts[field] = (counts[field] ?? 0) + 1);
    if (count > place.mostFiles) (left[field] ??= []).push(given);
    if (count > place.mostFiles || trouble) return skip(stream);
    const { house, org, viewer } = c.var;
    const about = { name: given, place, owner: viewer.accountId };
    const kept = await storeFile(house, org.id, stream.iterator({ destroyOnReturn: false }), about);
    stream.resume();
    // In the order in which they were chosen, whichever was ready first.
    if (kept.ok) return { field, value: fileValue(kept.value) };
    if (kept.reason === "full" || kept.reason === "away") trouble = kept;
    else refuse(field, `${given}: ${kept.message}`);
  };

  parser.on("field", (name, value, info) => {
    // Files go by; what is typed beside them stays in memory, and is bound as in every other form.
    typed += name.length + value.length;
    if (info.nameTruncated || info.valueTruncated || typed > c.var.house.configuration.bodyLimit)
      parser.destroy(new BadBody("a field is too long"));
    else attempt(() => fields.add(name, value));
  });
  parser.on("file", (name, stream, { filename }) => {
    // A form that ends in the middle ends its file so; the pipeline tells of it.
    stream.on("error", () => undefined);
    storing.push(
      take(name, stream, filename).catch((error: unknown) => {
        parser.destroy(error instanceof Error ? error : new Error(String(error)));
        return skip(stream);
      }),
    );
  });
  parser.on("partsLimit", () => parser.destroy(new BadBody("too many fields")));

  function attempt(work: () => void) {
    try {
      work();
    } catch (error) {
      parser.destroy(error as Error);
    }
  }

  return {
    parser,
    storing,
    finish: async (): Promise<BodyWithFiles> => {
      for (const kept of await Promise.all(storing)) if (kept) fields.add(kept.field, kept.value);
      for (const [field, names] of Object.entries(left))
        refuse(field, tooManyInWords(places[field]?.mostFiles ?? 0, names));
      const refusal = trouble ?? (Object.keys(errors).length > 0 ? invalid(errors) : undefined);
      return { ...fields.gathered(), files: goneBy, ...(refusal ? { refusal } : {}) };
    },
  };
}

interface Kept {
  field: string;
  value: string;
}

function skip(stream: Readable): undefined {
  stream.resume();
}

function parserFor(type: string) {
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { parts: MOST_PARTS, fieldSize: 200_000 * 4, fieldNameSize: 200 },
    });
  } catch (error) {
    throw new BadBody("unreadable form", { cause: error });
  }
}
