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

/** The order in which a town presents those who lead it; titles that are not known come last. */
export function executiveRank(
  title: string,
  titles: Pick<OrganisationKind["titles"], "executive" | "deputy" | "clerk">,
): number {
  if (title.startsWith(titles.executive)) return 0;
  if (title.startsWith(titles.deputy)) return 1;
  if (title.startsWith(titles.clerk)) return 3;
  return title.startsWith(`รอง${titles.clerk}`) ? 4 : 2;
}

/** "อำเภอเมืองสมมติ จังหวัดนนทบุรี"; the capital is no changwat and is called by its name alone. */
export function placeInWords({ amphoe, province }: Pick<Place, "amphoe" | "province">): string {
  const changwat = province === "กรุงเทพมหานคร" ? province : `จังหวัด${province}`;
  return amphoe ? `อำเภอ${amphoe} ${changwat}` : changwat;
}
