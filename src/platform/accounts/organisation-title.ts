import {
  organisationFullName,
  organisationKinds,
  organisationShortName,
} from "../packs/kinds/organisation-kinds.ts";
import type { OrganisationKind } from "../packs/kinds/organisation-kinds.ts";
import type { PackShelf } from "../packs/load.ts";
import type { Organisation } from "./organisations.ts";

type Named = Pick<Organisation, "kind" | "name">;

/** "เทศบาลตำบลบึงสุข": the kind and the name, as official papers have it. */
export function organisationTitle(packs: PackShelf, org: Named): string {
  const kind = kindOf(packs, org.kind);
  return kind ? organisationFullName(kind, org.name) : org.name;
}

/** "ทต.บึงสุข" */
export function organisationShortTitle(packs: PackShelf, org: Named): string {
  const kind = kindOf(packs, org.kind);
  return kind ? organisationShortName(kind, org.name) : org.name;
}

export function kindOf(packs: PackShelf, key: string): OrganisationKind | undefined {
  return packs
    .ofKind(organisationKinds)
    .flatMap(({ data }) => data.kinds)
    .find((kind) => kind.key === key);
}
