import type { MemberFilter } from "./member-queries.ts";
import { memberStates } from "./member-queries.ts";
import { isRole } from "./roles.ts";

/** What the address asks of the list; what it asks wrongly is left out. */
export function memberFilter(asked: Record<string, string>): {
  filter: MemberFilter;
  query: Record<string, string>;
} {
  const query = Object.fromEntries(
    Object.entries(asked)
      .filter(([name]) => ["q", "role", "state", "sort", "dir", "page"].includes(name))
      .map(([name, value]) => [name, value.toWellFormed().replaceAll("\u0000", "").slice(0, 200)]),
  );
  const q = query["q"]?.trim();
  const page = Number(query["page"] ?? "1");
  return {
    query,
    filter: {
      q: q ? q : undefined,
      role: query["role"] !== undefined && isRole(query["role"]) ? query["role"] : undefined,
      state: memberStates.find((state) => state === query["state"]),
      sort: (["state", "since"] as const).find((sort) => sort === query["sort"]) ?? "name",
      dir: query["dir"] === "desc" ? "desc" : "asc",
      page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    },
  };
}
