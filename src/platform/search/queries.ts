import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { OrgDatabase } from "../database/connect.ts";
import { gramsDemanded } from "./grams.ts";
import { nearness } from "./nearness.ts";
import { piecesOf, wordsOf } from "./question.ts";
import type { Question, Term } from "./question.ts";

export interface Found {
  kind: string;
  record_id: string;
  parent_id: string | null;
  title: string;
  body: string;
  /** Those of the title and of each line of the body, parted by |. */
  form: string;
  day: string | null;
}

export interface Findings {
  found: Found[];
  count: number;
  /** There are more, which nobody counts. */
  isMore: boolean;
  /** By kind, where all kinds were asked for. */
  kinds: Readonly<Record<string, number>>;
  /** Not the words themselves but what comes near: other spelling, words apart, letters wrong. */
  near: Found[];
  page: number;
}

export interface Asked {
  question: Question;
  kind?: string | undefined;
  page: number;
}

export const FOUND_ON_A_PAGE = 20;
/** So many are compared and put in order; whoever finds more types another word. */
const MOST_FOUND = 1000;
const FEW = 10;
const MOST_NEAR = 20;
const MOST_WEIGHED = 100;
/** Letters times terms: many short words against long minutes would keep a processor for seconds. */
const MOST_EFFORT = 2_000_000;

/**
 * The one way to find anything. `audiences` are the viewer's own words (audiencesOf), compared in SQL, so that
 * neither a page of results nor a number beside it can tell of what this viewer may not see.
 */
export async function findEntries(
  db: OrgDatabase,
  orgId: string,
  audiences: readonly string[],
  { question, kind, page }: Asked,
): Promise<Findings> {
  const { terms } = question;
  if (terms.length === 0) return { found: [], count: 0, isMore: false, kinds: {}, near: [], page: 1 };
  const seen = visible(orgId, audiences, kind);
  const exact = await findExact(db, orgId, seen, terms, page);
  const last = Math.max(1, Math.ceil(exact.count / FOUND_ON_A_PAGE));
  if (page > last) return findEntries(db, orgId, audiences, { question, kind, page: last });
  const near = exact.count < FEW ? await findNear(db, orgId, seen, terms) : [];
  const known = new Set(exact.found.map(({ record_id }) => record_id));
  return { ...exact, near: near.filter(({ record_id }) => !known.has(record_id)), page };
}

type Condition = RawBuilder<boolean>;

function visible(orgId: string, audiences: readonly string[], kind: string | undefined): Condition {
  const all = sql<boolean>`org_id = ${orgId} and audience && ${[...audiences]}::text[]`;
  return kind === undefined ? all : sql<boolean>`${all} and kind = ${kind}`;
}

/** Titles first, because the limit may leave others out; then by how the title answers and by day. */
async function findExact(
  db: OrgDatabase,
  orgId: string,
  seen: Condition,
  terms: readonly Term[],
  page: number,
): Promise<Omit<Findings, "near" | "page">> {
  const whole = terms.map(({ form }) => form).join("");
  const { rows } = await sql<{ found: Found[] | null; kinds: Record<string, number> | null }>`
    with found as materialized (
      (select kind, record_id, title, form, day from search_entry_here
       where ${seen} and ${every(terms, (term) => inTitle(orgId, term))} limit ${MOST_FOUND})
      union
      (select kind, record_id, title, form, day from search_entry_here
       where ${seen} and ${every(terms, (term) => anywhere(orgId, term))} limit ${MOST_FOUND})
    ), shown as (
      select kind, record_id, row_number() over (order by ${rank(terms, whole)}, day desc nulls last, title collate "th-x-icu", record_id) as place
      from found order by place limit ${FOUND_ON_A_PAGE} offset ${(page - 1) * FOUND_ON_A_PAGE}
    )
    select
      (select jsonb_agg(jsonb_build_object('kind', e.kind, 'record_id', e.record_id, 'parent_id', e.parent_id,
                'title', e.title, 'body', e.body, 'form', e.form, 'day', e.day) order by s.place)
       from shown s join search_entry_here e on e.org_id = ${orgId} and e.kind = s.kind and e.record_id = s.record_id) as found,
      (select jsonb_object_agg(kind, number) from (select kind, count(*) as number from found group by kind) counted) as kinds
  `.execute(db);
  const kinds = rows[0]?.kinds ?? {};
  const count = Object.values(kinds).reduce((sum, number) => sum + number, 0);
  return {
    found: rows[0]?.found ?? [],
    kinds,
    count: Math.min(count, MOST_FOUND),
    isMore: count >= MOST_FOUND,
  };
}

/** 0 the title itself, 1 its beginning, 2 within it in one piece, 3 all terms in it, 4 anywhere. */
function rank(terms: readonly Term[], whole: string): RawBuilder<number> {
  const title = sql`split_part(form, '|', 1)`;
  const allInTitle = every(terms, ({ form }) => sql<boolean>`strpos(${title}, ${form}) > 0`);
  return sql<number>`case when ${title} = ${whole} then 0 when starts_with(form, ${whole}) then 1
    when strpos(${title}, ${whole}) > 0 then 2 when ${allInTitle} then 3 else 4 end`;
}

function every(terms: readonly Term[], condition: (term: Term) => Condition): Condition {
  return sql.join(terms.map(condition), sql` and `) as Condition;
}

function inTitle(orgId: string, { form, skeleton }: Term): Condition {
  const grams = gramsDemanded(orgId, skeleton, "title");
  return sql<boolean>`${has(grams)} and strpos(split_part(form, '|', 1), ${form}) > 0`;
}

function anywhere(orgId: string, { form, skeleton }: Term): Condition {
  return sql<boolean>`${has(gramsDemanded(orgId, skeleton, "anywhere"))} and strpos(form, ${form}) > 0`;
}

/** The index narrows; a single letter has no gram and is looked for in every entry. */
function has(grams: readonly number[]): Condition {
  return grams.length === 0 ? sql<boolean>`true` : sql<boolean>`grams @> ${[...grams]}::integer[]`;
}

/** The skeleton as it is, then words that stand apart, then with letters wrong: each only where the former find few. */
async function findNear(
  db: OrgDatabase,
  orgId: string,
  seen: Condition,
  terms: readonly Term[],
): Promise<Found[]> {
  const apart = terms.flatMap((term) => {
    const words = wordsOf(term);
    return words.length > 0 ? words : [term];
  });
  const tries: Condition[] = [
    every(terms, (term) => sameSkeleton(orgId, term)),
    ...(apart.length > terms.length ? [every(apart, (term) => anywhere(orgId, term))] : []),
    every(terms, (term) => lettersWrong(orgId, term)),
  ];
  const near = new Map<string, { row: Found; score: number }>();
  const weighed = new Set<string>();
  let effort = 0;
  for (const [index, condition] of tries.entries()) {
    const { rows } = await sql<Found>`
      select kind, record_id, parent_id, title, body, form, day from (
        select kind, record_id, parent_id, title, body, form, day, ${sharedPairs(terms)} as shared
        from search_entry_here where ${seen} and ${condition} limit ${MOST_FOUND}
      ) candidates order by shared desc, day desc nulls last, record_id limit ${MOST_WEIGHED}
    `.execute(db);
    const isApart = tries.length === 3 && index === 1;
    for (const row of rows) {
      if (near.has(row.record_id) || (weighed.has(row.record_id) && !isApart)) continue;
      effort += row.form.length * terms.length;
      if (effort > MOST_EFFORT) break;
      const score = Math.max(weighed.has(row.record_id) ? 0 : nearness(row.form, terms), isApart ? APART : 0);
      weighed.add(row.record_id);
      if (score > 0) near.set(row.record_id, { row, score });
      // Weighing long minutes takes its time: others are answered in between.
      await setImmediate();
    }
    if (near.size >= FEW) break;
  }
  return [...near.values()]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_NEAR)
    .map(({ row }) => row);
}

/** All words are there: better than letters wrong, less than the words in one piece. */
const APART = 0.8;

function sameSkeleton(orgId: string, term: Term): Condition {
  const { skeleton } = term;
  if ([...skeleton].length < 3) return anywhere(orgId, term);
  return sql<boolean>`${has(gramsDemanded(orgId, skeleton, "anywhere"))} and strpos(skeleton, ${skeleton}) > 0`;
}

function lettersWrong(orgId: string, term: Term): Condition {
  const pieces = piecesOf(term.skeleton);
  if (pieces.length < 2) return sameSkeleton(orgId, term);
  const oneLeft = sql.join(
    pieces.map((piece) => has(gramsDemanded(orgId, piece, "anywhere"))),
    sql` or `,
  );
  // A wrong letter spoils two pairs, three where two changed places.
  const letters = [...term.skeleton].length;
  const least = Math.max(1, letters - 1 - 2 * (pieces.length - 1));
  return sql<boolean>`(${oneLeft}) and ${sharedPairs([term])} >= ${least}`;
}

/** How many pairs of letters of the terms stand in the entry: a measure that costs little. */
function sharedPairs(terms: readonly Term[]): RawBuilder<number> {
  const pairs = new Set(
    terms.flatMap(({ skeleton }) => {
      const signs = [...skeleton];
      return signs.slice(1).map((sign, at) => `${signs[at] ?? ""}${sign}`);
    }),
  );
  if (pairs.size === 0) return sql<number>`0`;
  return sql.join(
    [...pairs].map((pair) => sql`(strpos(skeleton, ${pair}) > 0)::integer`),
    sql` + `,
  ) as RawBuilder<number>;
}
