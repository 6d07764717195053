import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";

/** How the name of an organisation is asked for: some kinds have no name of their own. */
export type NameSource = "typed" | "province" | "fixed";

export function nameSource(kind: OrganisationKind): NameSource {
  if (kind.single) return "fixed";
  // An organisation of a whole province (อบจ.) is called after it.
  return kind.territory.asks.includes("amphoe") ? "typed" : "province";
}

export interface Place {
  name: string;
  amphoe: string | null;
  province: string;
}

/** What is kept of the typed place: kinds that lie in one place only cannot be moved by a form. */
export function placeOf(kind: OrganisationKind, typed: Partial<Place>): Place {
  const { fixed } = kind.territory;
  if (fixed) return { name: kind.full, amphoe: fixed.amphoe ?? null, province: fixed.changwat };
  const province = typed.province ?? "";
  if (nameSource(kind) === "province") return { name: province, amphoe: null, province };
  return {
    name: ownName(kind, typed.name ?? ""),
    amphoe: withoutWord(typed.amphoe ?? "", ["อำเภอ", "อ."]) || null,
    province,
  };
}

/** "เทศบาลตำบล บึงสุข" and "ทต.บึงสุข" are typed where only "บึงสุข" is meant. */
export function ownName(kind: Pick<OrganisationKind, "full" | "short">, typed: string): string {
  return withoutWord(typed, [kind.full, kind.short]);
}

function withoutWord(typed: string, words: readonly string[]): string {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  const word = words.find((each) => text.startsWith(each) && text.length > each.length);
  return word === undefined ? text : text.slice(word.length).trim() || text;
}

type LeadingTitles = Pick<OrganisationKind["titles"], "executive" | "deputy" | "clerk">;

/**
 * Those whom the public page names, in their order. An official without a unit is one only as the clerk or
 * a deputy of the clerk: whoever holds another duty beside the units is not published by accident.
 */
export function leaders<Person extends { title: string; employment: string }>(
  people: readonly Person[],
  titles: LeadingTitles,
): Person[] {
  return people
    .filter(({ title, employment }) => employment === "elected" || executiveRank(title, titles) > 2)
    .toSorted((a, b) => executiveRank(a.title, titles) - executiveRank(b.title, titles));
}

function executiveRank(title: string, { executive, deputy, clerk }: LeadingTitles): number {
  if (title.startsWith(executive)) return 0;
  if (title.startsWith(deputy)) return 1;
  if (title.startsWith(clerk)) return 3;
  return title.startsWith(`รอง${clerk}`) ? 4 : 2;
}

/** "อำเภอเมืองสมมติ จังหวัดนนทบุรี"; the capital is no changwat and is called by its name alone. */
export function placeInWords({ amphoe, province }: Pick<Place, "amphoe" | "province">): string {
  const changwat = province === "กรุงเทพมหานคร" ? province : `จังหวัด${province}`;
  return amphoe ? `อำเภอ${amphoe} ${changwat}` : changwat;
}
