import { describe, expect, test } from "vitest";
import { checkRound } from "../../checks/check.ts";
import {
  event,
  goodProject,
  goodRecords,
  projectYear,
  treasury,
  works,
} from "../../checks/good-records.fixture.ts";
import type { RoundRecords } from "../../checks/records.ts";
import { countOf, kindsOf, stopsOf, unitsByFinding } from "./by-kind.ts";

/** Two events of one unit and one of another prove nothing; the round is not over. */
function poorRecords(): RoundRecords {
  const good = goodRecords();
  const bare = (id: string, unit: { id: string; name: string }) => ({
    fact: {
      ...event(),
      id,
      title: `กิจกรรม ${id}`,
      unitId: unit.id,
      unitName: unit.name,
      evidence: 0,
      link: null,
    },
    files: [],
  });
  return {
    ...good,
    facts: [...good.facts, bare("e1", works), bare("e2", works), bare("e3", treasury)],
    projects: [goodProject({ project: projectYear({ units: [works, treasury] }) })],
  };
}

const check = "event-without-evidence";
const none = new Map<string, unknown>();

describe("findings of the whole report", () => {
  const records = poorRecords();
  const findings = checkRound(records);
  const warnings = findings.filter((each) => each.check === check);

  test("are told by kind, and a reason takes one off what is left", () => {
    expect(warnings).toHaveLength(3);
    const [kind] = kindsOf(warnings, none);
    expect(kind).toMatchObject({ check, title: "กิจกรรมที่จัดไม่มีหลักฐาน", level: "warning" });
    expect(kind?.left).toHaveLength(3);
    const excused = new Map([[warnings[0]?.id ?? "", true]]);
    expect(kindsOf(warnings, excused)[0]?.left).toHaveLength(2);
    expect(countOf(warnings, excused)).toEqual({ errors: 0, unexcused: 2, excused: 1, advice: 0 });
  });

  test("stop a submission until each warning has a reason; advice never does", () => {
    const advice = { ...warnings[0], level: "advice" } as (typeof warnings)[number];
    expect(
      stopsOf({ findings: [...warnings, { ...advice, check: "other" }], excuses: new Map() }),
    ).toHaveLength(1);
    const excuse = { reason: "", by_name: "", given_at: new Date(0) };
    const excuses = new Map(warnings.map(({ id }) => [id, excuse]));
    expect(stopsOf({ findings: warnings, excuses })).toEqual([]);
    const error = { ...advice, level: "error" as const };
    expect(stopsOf({ findings: [error], excuses })).toHaveLength(1);
  });

  test("belong to the units whose own report tells them, and what is of the whole to none", () => {
    const units = unitsByFinding(records, findings);
    for (const { id } of warnings) expect(units.get(id)).toEqual([works.id, treasury.id]);
    const early = { ...records, today: records.period.start };
    const whole = checkRound(early).find((each) => each.check === "round-not-over");
    expect(whole).toBeDefined();
    expect(unitsByFinding(early, checkRound(early)).get(whole?.id ?? "")).toEqual([]);
  });

  test("of a project that all units share belong to the unit that recorded it", () => {
    const shared = {
      ...records,
      projects: [
        goodProject({
          project: projectYear({ allUnits: true, units: [works, treasury] }),
          shares: [works, treasury].map((unit) => ({ unit, status: "not-started", tallies: [] })),
        }),
      ],
    };
    const units = unitsByFinding(shared, checkRound(shared));
    expect(warnings.map(({ id }) => units.get(id))).toEqual([[works.id], [works.id], [treasury.id]]);
  });
});
