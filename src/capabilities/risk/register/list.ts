import { squash } from "../../../thai/matching.ts";
import { compareThai } from "../../../thai/order.ts";
import type { Assessment } from "../assessments/queries.ts";
import { ratedOn } from "../scales/rules.ts";
import type { Rated } from "../scales/rules.ts";
import type { RiskFilter } from "./forms.ts";
import type { Risk } from "./queries.ts";
import { changesBetween, NOT_RATED, levelNow, movementOf, statusOf } from "./rules.ts";
import type { Change, Movement, RiskStatus } from "./rules.ts";

/** A risk with what follows from it and from the year before. */
export interface RiskInList extends Risk {
  number: number;
  status: RiskStatus;
  ratedBefore: Rated | undefined;
  ratedAfter: Rated | undefined;
  now: Rated | undefined;
  changes: Change[];
  /** Against the year before; nothing in the first one. */
  movement: Movement | null;
}

export interface Register {
  assessment: Assessment;
  /** The year that it was copied from; nothing to compare with in the first one. */
  last: { assessment: Assessment; risks: readonly Risk[] } | undefined;
  risks: RiskInList[];
  /** What was a risk last year and is not in this one. */
  gone: readonly Risk[];
}

export function registerShown(
  assessment: Assessment,
  risks: readonly Risk[],
  last: Register["last"],
  today: string,
): Register {
  const { scale } = assessment;
  const lastRisks = new Map((last?.risks ?? []).map((risk) => [risk.lineage_id, risk]));
  const shown = risks.map((risk, index): RiskInList => {
    const was = lastRisks.get(risk.lineage_id);
    return {
      ...risk,
      number: index + 1,
      status: statusOf(risk, scale, today),
      ratedBefore: ratedOn(scale, risk.before),
      ratedAfter: ratedOn(scale, risk.after),
      now: levelNow(risk, scale),
      changes:
        was && last
          ? changesBetween({ facts: was, scale: last.assessment.scale }, { facts: risk, scale }).filter(
              ({ after }) => after !== NOT_RATED,
            )
          : [],
      movement:
        last === undefined
          ? null
          : movementOf(
              was && {
                rated: levelNow(was, last.assessment.scale),
                hash: last.assessment.scale_hash,
              },
              { rated: levelNow(risk, scale), hash: assessment.scale_hash },
            ),
    };
  });
  const still = new Set(
    risks.filter(({ ended_on }) => ended_on === null).map(({ lineage_id }) => lineage_id),
  );
  const gone = [...lastRisks.values()].filter(
    ({ lineage_id, ended_on }) => ended_on === null && !still.has(lineage_id),
  );
  return { assessment, last, risks: shown, gone };
}

/** What the filter leaves, in the order asked for; what is missing stands last either way. */
export function filteredRisks({ risks, last }: Register, filter: RiskFilter): RiskInList[] {
  const wanted = squash(filter.q ?? "");
  const rating = filter.when === "before" ? "before" : "after";
  return risks
    .filter((risk) => !filter.status || risk.status === filter.status)
    .filter((risk) => !filter.level || risk.now?.level.key === filter.level)
    .filter((risk) => !filter.unit || risk.unit_id === filter.unit)
    .filter((risk) => !filter.cell || filter.cell === cellOf(risk, rating))
    .filter((risk) => !last || filter.changed !== "new" || risk.movement === "new")
    .filter((risk) => !last || filter.changed !== "changed" || risk.changes.length > 0)
    .filter((risk) => squash([risk.event, risk.process, risk.who, risk.how].join(" ")).includes(wanted))
    .toSorted((a, b) => {
      const [one, other] = [sortKey(a, filter.sort), sortKey(b, filter.sort)];
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
      const order =
        typeof one === "number" && typeof other === "number"
          ? one - other
          : compareThai(String(one), String(other));
      return filter.dir === "desc" ? -order : order;
    });
}

/** Where a risk stands on the heat map: "4-5"; only what is in force stands on it. */
export function cellOf(risk: Pick<RiskInList, "before" | "after" | "status">, when: "before" | "after") {
  const { likelihood, impact } = risk[when];
  const counts = risk.status !== "ended" && risk.status !== "proposed";
  return counts && likelihood !== null && impact !== null ? `${likelihood}-${impact}` : undefined;
}

function sortKey(risk: RiskInList, sort: RiskFilter["sort"]): string | number | undefined {
  const order = (rated: Rated | undefined) => rated && rated.rank * 1000 + (rated.score ?? 0);
  switch (sort) {
    case "event":
      return risk.event;
    case "before":
      return order(risk.ratedBefore);
    case "after":
      return order(risk.ratedAfter);
    case "unit":
      return risk.unit ?? undefined;
    case "review":
      return risk.review_on ?? undefined;
    case "place":
      return risk.number;
  }
}
