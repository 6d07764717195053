import type { z } from "zod";
import type { House } from "../house.ts";
import type { LetterModel } from "./letter-text.ts";

export interface LetterWork {
  house: House;
  orgId: string;
  letterId: string;
  to: { accountId: string | null; name: string; email: string };
  /** What it carries exists already: an earlier try made it and may even have sent it. */
  isPrepared: boolean;
}

export interface LetterKind<Schema extends z.ZodType = z.ZodType> {
  /** part.noun, such as member.invitation. */
  name: string;
  /** What the list of letters calls it. */
  title: string;
  /** Identifiers; never a secret, it stays in the row. */
  input: Schema;
  /** What it says, worked out when it is sent. Nothing when nobody needs it any more. */
  compose: (work: LetterWork, input: z.output<Schema>) => Promise<LetterModel | undefined>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the input of one kind fits no other; rows are parsed by its own schema
export type AnyLetterKind = LetterKind<any>;

const registered = new Map<string, AnyLetterKind>();

export function letterKind<Schema extends z.ZodType>(kind: LetterKind<Schema>): LetterKind<Schema> {
  if (registered.has(kind.name)) throw new Error(`Two kinds of letter are named ${kind.name}`);
  registered.set(kind.name, kind);
  return kind;
}

export function letterKindNamed(name: string): AnyLetterKind | undefined {
  return registered.get(name);
}
