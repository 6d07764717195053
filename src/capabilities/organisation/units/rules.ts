/** A list with one of its entries a place further up or down; at the end of the list nothing moves. */
export function moved<Entry>(list: readonly Entry[], from: number, direction: "up" | "down"): Entry[] {
  const to = direction === "up" ? from - 1 : from + 1;
  const entry = list[from];
  const other = list[to];
  if (entry === undefined || other === undefined) return [...list];
  return list.map((each, index) => (index === from ? other : index === to ? entry : each));
}
