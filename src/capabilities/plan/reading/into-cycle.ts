/** Where a project stands in the cycle that a plan is kept by: by names first, since numbers shift between forms. */
import { squash } from "../../../thai/matching.ts";
import type { PlanProject } from "../content.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { nearness } from "./near.ts";
import { quoted } from "../../../platform/reading/notebook.ts";
import type { Finding, ReadProject } from "./reading.ts";

type Note = (finding: Omit<Finding, "place">) => void;

interface Known {
  key: string;
  names: readonly string[];
}

export function standingIn(
  cycle: PlanCycle,
  project: ReadProject,
  note: Note,
): Pick<PlanProject, "dimension" | "mission" | "headings"> {
  const dimensions = cycle.dimensions.map(({ key, name }) => ({ key, names: [name] }));
  const missions = cycle.dimensions.flatMap((dimension) =>
    dimension.missions.map(({ key, name, also = [] }) => ({ key, names: [name, ...also] })),
  );
  const headings = cycle.dimensions.flatMap((dimension) =>
    dimension.missions.flatMap((mission) =>
      mission.headings.map(({ key, name }) => ({ key, names: [name] })),
    ),
  );
  const mission = found(
    missions,
    project.program?.no,
    [project.program?.title, project.program?.title_part2],
    "ภารกิจตามมิติ",
    note,
  );
  const dimension =
    mission?.split(".")[0] ??
    found(
      dimensions,
      project.dimension === null ? undefined : String(project.dimension.no),
      [project.dimension?.title],
      "มิติ",
      note,
    );
  return {
    dimension: dimension ?? String(project.dimension?.no ?? ""),
    mission: mission ?? project.program?.no ?? "",
    headings: project.subprograms.flatMap(
      ({ no, title }) => found(headings, no, [title], "หัวข้อย่อย", note) ?? [],
    ),
  };
}

/** The key of the cycle that has this name, or this number where the name is nearly the same. */
function found(
  known: readonly Known[],
  no: string | undefined,
  titles: readonly (string | null | undefined)[],
  what: string,
  note: Note,
): string | undefined {
  const given = titles.filter((title) => title !== null && title !== undefined && title !== "");
  if (no === undefined && given.length === 0) return undefined;
  const wanted = new Set(given.map((title) => squash(title ?? "")));
  const exact = known.filter(({ names }) => names.some((name) => wanted.has(squash(name))));
  // The same words may head several missions: the number tells which.
  const same = exact.find(({ key }) => key === no) ?? exact[0];
  if (same && same.key === no) return same.key;
  const score = ({ names }: Known) =>
    Math.max(
      0,
      ...names.flatMap((name) =>
        given.map((title) => (squash(title ?? "") === squash(name) ? 1 : nearness(title ?? "", name, 0.6))),
      ),
    );
  const scored = known.map((each) => ({ key: each.key, name: each.names[0] ?? "", score: score(each) }));
  const byNumber = scored.find(({ key }) => key === no);
  const best = scored.toSorted((a, b) => b.score - a.score || Number(b.key === no) - Number(a.key === no))[0];
  const says = `${no ?? ""} ${quoted(given[0] ?? "")}`.trim();
  const byName = best && best.score >= 0.85 ? best : undefined;
  const isSameNumber = byNumber && (byNumber.score >= 0.6 || given.length === 0);
  const taken = best?.score === 1 ? best : isSameNumber ? byNumber : byName;
  if (taken === undefined) {
    note({ level: "error", kind: "hierarchy", says, took: "ไม่ผูกกับรอบแผน", why: `ไม่พบ${what}นี้ในรอบแผนที่เลือก` });
    return undefined;
  }
  if (taken.score < 1 || taken.key !== no)
    note({
      level: "advice",
      kind: "hierarchy",
      says,
      took: `${taken.key} ${quoted(taken.name)}`,
      why: `${what}ในไฟล์ไม่ตรงกับรอบแผนทุกตัวอักษร`,
    });
  return taken.key;
}
