/** A fact as its form shows it. */
import type { FormValues } from "../../../../platform/forms/state.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { formatBaht, satang } from "../../../../thai/money.ts";
import type { Fact } from "../../facts.ts";
import { stepKey } from "../forms.ts";

export function factValues(fact: Fact, projectId: string): FormValues {
  const shared: FormValues = {
    unitId: fact.unitId,
    happenedOn: formatThaiDate(fact.happenedOn, "short"),
    title: fact.title,
    said: fact.said ?? "",
    link: fact.link ?? "",
    proofId: fact.proofId ?? "",
    lateReason: fact.lateReason ?? "",
    others: fact.projects.map(({ id }) => id).filter((id) => id !== projectId),
    steps: fact.projects.flatMap(({ id, stepIds }) =>
      stepIds.map((stepId) => stepKey({ projectYearId: id, stepId })),
    ),
  };
  switch (fact.kind) {
    case "event": {
      const attended = Object.entries(fact.attended).map(([group, count]) => [
        `attended.${group}`,
        String(count),
      ]);
      return { ...shared, ...Object.fromEntries(attended), place: fact.place ?? "" };
    }
    case "publication":
      return { ...shared, channel: fact.channel };
    case "spending":
      return {
        ...shared,
        amount: formatBaht(satang(fact.amount), { decimals: "needed" }),
        paperNumber: fact.paperNumber ?? "",
        source: fact.fundId === null ? fact.source : `fund:${fact.fundId}`,
      };
    case "value":
      return {
        ...shared,
        resultId: fact.resultId,
        part: String(fact.part),
        whole: fact.whole === null ? "" : String(fact.whole),
      };
    case "step":
    case "setback":
      return shared;
  }
}
