/** What stands after "?" in the address of a list: filters, order, page. */
export type Query = Readonly<Record<string, string | undefined>>;

/** The same list with some of it changed; undefined or "" takes a part away. */
export function queryLink(query: Query, changes: Query): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== "") parts.set(name, value);
  }
  return `?${parts}`;
}
