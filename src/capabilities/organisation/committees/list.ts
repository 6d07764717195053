import { squash } from "../../../thai/matching.ts";
import { compareThai } from "../../../thai/order.ts";
import type { CommitteeFilter } from "./forms.ts";
import type { CommitteeInList } from "./queries.ts";

/** What the filter leaves, in the order asked for; what is missing stands last either way. */
export function filteredCommittees(
  all: readonly CommitteeInList[],
  filter: CommitteeFilter,
): CommitteeInList[] {
  const wanted = squash(filter.q ?? "");
  return all
    .filter((row) => !filter.kind || row.kind === filter.kind)
    .filter((row) => !filter.standing || row.standing === filter.standing)
    .filter((row) => squash(`${row.name} ${row.chair ?? ""}`).includes(wanted))
    .toSorted((a, b) => {
      const [one, other] = [sortKey(a, filter.sort), sortKey(b, filter.sort)];
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
      return (filter.dir === "desc" ? -1 : 1) * compareThai(one, other);
    });
}

const LASTS = "9999";

function sortKey(row: CommitteeInList, sort: CommitteeFilter["sort"]): string | undefined {
  if (sort === "chair") return row.chair;
  if (sort === "term") return row.current && (row.current.to ?? LASTS);
  if (sort === "meeting") return row.next_meeting?.held_on;
  return row.name;
}
