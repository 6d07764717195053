import type { Indicator } from "../src/capabilities/plan/content.ts";
import { standingsOf } from "../src/capabilities/progress/measuring/queries.ts";
import { recordValue } from "../src/capabilities/progress/work/acts.ts";
import { proofOf } from "./progress-list.ts";
import type { Event, Stage } from "./stage.ts";

const ON = "09-28";

/** What no record of the year can tell is counted once before it ends: by survey, from a register, from a file. */
export const yearEnd: Event = {
  on: ON,
  at: "15:00",
  what: "what no record tells is measured before the year ends",
  happen: async (stage) => {
    for (const [at, { projectYear, standing, indicator }] of (await unmeasured(stage)).entries()) {
      const value = valueOf(indicator, at);
      if (!value) continue;
      const [instrument] = indicator.instruments;
      await stage.perform("lawyer", recordValue, {
        projectId: projectYear.id,
        unitId: projectYear.units[0]?.id ?? "",
        happenedOn: stage.calendar.day(ON),
        resultId: standing.resultId,
        title: instrument ? `สรุปจาก${instrument}` : "นับจากทะเบียนและแฟ้มของหน่วยงาน",
        said: "",
        link: proofOf(`${ON}-value`, at),
        files: [],
        ...value,
      });
    }
  },
};

async function unmeasured({ read, orgId, calendar, house }: Stage) {
  const projects = await read((db) =>
    standingsOf(db, orgId, calendar.fiscalYear, { until: calendar.day(ON) }, house.packs),
  );
  return projects
    .filter(({ standing }) => standing.status === "done" || standing.status === "under-way")
    .flatMap(({ projectYear, standing }) =>
      standing.indicators
        .filter(({ from }) => from === "nothing")
        .flatMap((each) => {
          const { outputs, outcomes } = projectYear.content;
          const indicator = [...outputs, ...outcomes].find(({ id }) => id === each.resultId)?.indicator;
          return indicator ? [{ projectYear, standing: each, indicator }] : [];
        }),
    );
}

/** Nothing where it cannot be told yet: a fall in the first year, a score that is not announced, what was not asked. */
function valueOf({ kind, number, per, source }: Indicator, at: number) {
  if (source === "ita" || per === "month" || per === "quarter" || at % 12 === 5) return undefined;
  const asked = 48 + ((at * 17) % 140);
  switch (kind) {
    case "exists":
      return { part: "1", whole: "" };
    case "zero":
      return { part: "0", whole: "" };
    case "count":
      return { part: String(number ?? 1), whole: "" };
    case "free-count":
      return { part: String(2 + (at % 7)), whole: "" };
    case "percent": {
      const share = number === 100 ? 1 : at % 10 === 3 ? 0.71 : 0.82 + (at % 5) * 0.03;
      return { part: String(Math.round(asked * share)), whole: String(asked) };
    }
    case "within-days":
      return { part: "47", whole: "52" };
    case "score":
    case "level":
    case "falls":
    case "falls-by":
      return undefined;
  }
}
