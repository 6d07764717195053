import { provinces } from "../../../platform/packs/kinds/provinces.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { compareThai } from "../../../thai/order.ts";

/** Names of the provinces in the order of the dictionary, to choose from. */
export function provinceNames(packs: PackShelf): readonly [string, ...string[]] {
  const names = packs.ofKind(provinces).flatMap(({ data }) => data.provinces.map(({ name }) => name));
  const [first, ...rest] = names.toSorted(compareThai);
  if (first === undefined) throw new Error("The pack of provinces is empty");
  return [first, ...rest];
}
