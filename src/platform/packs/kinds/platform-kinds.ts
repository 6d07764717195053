import type { AnyPackKind } from "../pack.ts";
import { holidays } from "./holidays.ts";
import { organisationKinds } from "./organisation-kinds.ts";
import { provinces } from "./provinces.ts";

/** The kinds that the platform itself owns. The app adds those of its capabilities. */
export const platformPackKinds: readonly AnyPackKind[] = [organisationKinds, holidays, provinces];
