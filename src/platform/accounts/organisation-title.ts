import { organisationFullName, organisationKinds } from "../packs/kinds/organisation-kinds.ts";
import type { OrganisationKind } from "../packs/kinds/organisation-kinds.ts";
import type { PackShelf } from "../packs/load.ts";
import type { Organisation } from "./organisations.ts";

type Named = Pick<Organisation, "kind" | "name">;

/** "เทศบาลตำบลบึงสุข": the kind and the name, as official papers have it. */
export function organisationTitle(packs: PackShelf, org: Named): string {
  const kind = kindOf(packs, org.kind);
  return kind ? organisationFullName(kind, org.name) : org.name;
}

/** "อำเภอเมืองสมมติ จังหวัดนนทบุรี"; the capital is no changwat and is called by its name alone. */
export function placeInWords({ amphoe, province }: Pick<Organisation, "amphoe" | "province">): string {
  const changwat = province === "กรุงเทพมหานคร" ? province : `จังหวัด${province}`;
  return amphoe ? `อำเภอ${amphoe} ${changwat}` : changwat;
}

/** An organisation in a list of several. */
export interface OrganisationShown {
  slug: string;
  title: string;
  kind: string;
  place: string;
  province: string;
}

export function organisationShown(packs: PackShelf, org: Organisation): OrganisationShown {
  return {
    slug: org.slug,
    title: organisationTitle(packs, org),
    kind: kindOf(packs, org.kind)?.full ?? org.kind,
    place: placeInWords(org),
    province: org.province,
  };
}

export function kindOf(packs: PackShelf, key: string): OrganisationKind | undefined {
  return packs
    .ofKind(organisationKinds)
    .flatMap(({ data }) => data.kinds)
    .find((kind) => kind.key === key);
}
