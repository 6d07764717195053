import type { Database } from "../database/connect.ts";

export interface Organisation {
  id: string;
  slug: string;
  kind: string;
  name: string;
  amphoe: string | null;
  province: string;
  is_demo: boolean;
  emblem_saved_at: Date | null;
  version: number;
}

const columns = [
  "id",
  "slug",
  "kind",
  "name",
  "amphoe",
  "province",
  "is_demo",
  "emblem_saved_at",
  "version",
] as const;

export function organisationNamed(database: Database, slug: string): Promise<Organisation | undefined> {
  return database.shared
    .selectFrom("organisation")
    .select(columns)
    .where("slug", "=", slug)
    .executeTakeFirst();
}

export function allOrganisations(database: Database): Promise<Organisation[]> {
  return database.shared
    .selectFrom("organisation")
    .select(columns)
    .orderBy("province")
    .orderBy("name")
    .execute();
}

/** Where an account may have business; what it may do there, its membership says. */
export function organisationsOf(database: Database, accountId: string): Promise<Organisation[]> {
  return database.shared
    .selectFrom("organisation")
    .innerJoin("organisation_door as d", "d.organisation_id", "organisation.id")
    .select(columns)
    .where("d.account_id", "=", accountId)
    .orderBy("name")
    .execute();
}
