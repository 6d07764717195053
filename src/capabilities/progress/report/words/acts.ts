import { act, done } from "../../../../platform/acts/act.ts";
import type { Work } from "../../../../platform/acts/act.ts";
import { conflict, missing, refused } from "../../../../platform/acts/outcome.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { keepers } from "../../locking.ts";
import { holdRound } from "../../rounds/holding.ts";
import { whyLocked } from "../../rounds/rules.ts";
import { makeReport } from "../make.ts";
import { factsHashAt } from "../places.ts";
import type { Place } from "../places.ts";
import { gatherReport } from "../queries.ts";
import { reportRecord } from "../titles.ts";
import {
  WriteAnnouncement,
  WriteBesideProject,
  WriteIntroduction,
  WriteReporter,
  WriteSummary,
} from "./forms.ts";
import { fieldOf, placesOfPart, placesOfProject, versionOf } from "./parts.ts";
import type { WordPart } from "./parts.ts";

export const writeIntroduction = act({
  name: "progress.write-introduction",
  title: "เขียนคำนำของรายงานผล",
  input: WriteIntroduction,
  may: keepers,
  run: (work) => writePart(work, "introduction"),
});

export const writeSummary = act({
  name: "progress.write-summary",
  title: "เขียนปัจจัยสนับสนุน ปัญหา และข้อเสนอแนะ",
  input: WriteSummary,
  may: keepers,
  run: (work) => writePart(work, "summary"),
});

export const writeReporter = act({
  name: "progress.write-reporter",
  title: "กรอกผู้รายงาน",
  input: WriteReporter,
  may: keepers,
  run: (work) => writePart(work, "reporter"),
});

export const writeAnnouncement = act({
  name: "progress.write-announcement",
  title: "เขียนประกาศของรายงานผล",
  input: WriteAnnouncement,
  may: keepers,
  run: (work) => writePart(work, "announcement"),
});

export const writeBesideProject = act({
  name: "progress.write-beside-project",
  title: "เขียนคำอธิบายเพิ่มเติมของโครงการในรายงานผล",
  input: WriteBesideProject,
  may: keepers,
  run: (work) => write(work, placesOfProject(work.input.projectYearId)),
});

interface Written {
  year: number;
  round: Round;
  version: number;
}

function writePart<Input extends Written>(work: Work<Input>, part: WordPart) {
  return write(work, placesOfPart(part));
}

/** Words go beside the facts of this moment; saved once more unchanged, they are found right for those of now. */
async function write<Input extends Written>(work: Work<Input>, places: readonly Place[]) {
  const { db, orgId, input, actor, now, packs } = work;
  const { year, round } = input;
  const held = await holdRound(work, input, "change");
  if ("refusal" in held) return held.refusal;
  if (held.round.locked) return refused(whyLocked(held.round.locked, "words"));
  const gathered = await gatherReport(db, orgId, { year, round }, packs);
  if (!gathered) return missing();
  const { records, written } = gathered;
  const wrong = places.some(
    ({ projectYearId }) =>
      projectYearId !== null && !records.projects.some(({ project }) => project.id === projectYearId),
  );
  if (wrong) return missing("ไม่พบโครงการนี้ในปีงบประมาณนี้");
  const typed = input as Written & Record<string, unknown>;
  const changes = places.map((place) => {
    const before = written.find((row) => row.place === place.key);
    const words = typed[fieldOf(place)];
    return { place, before, words: typeof words === "string" ? words : "" };
  });
  // By their titles: the log and a difference tell them as the page does.
  const told = (of: (change: (typeof changes)[number]) => string) =>
    Object.fromEntries(changes.map((change) => [change.place.title, of(change)]));
  const before = told((change) => change.before?.words ?? "");
  const after = told(({ words }) => words);
  const seen = versionOf(places, written);
  if (seen !== input.version) {
    const labels = Object.fromEntries(places.map(({ title }) => [title, title]));
    return conflict(labels, after, { ...before, version: seen });
  }
  const content = makeReport(records);
  for (const { place, before: row, words } of changes) {
    const factsHash = factsHashAt(content, place);
    if (row ? row.words === words && row.facts_hash === factsHash : words === "") continue;
    const values = { words, facts_hash: factsHash, by_name: actor.name, written_at: now };
    await db
      .insertInto("report_words")
      .values({ org_id: orgId, year, round, place: place.key, ...values })
      .onConflict((clash) =>
        clash
          .columns(["org_id", "year", "round", "place"])
          .doUpdateSet((column) => ({ ...values, version: column("report_words.version", "+", 1) })),
      )
      .execute();
  }
  return done({ year, round }, { record: reportRecord(held.round), before, after });
}
