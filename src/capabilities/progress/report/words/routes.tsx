import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import type { Act } from "../../../../platform/acts/act.ts";
import { keepers } from "../../locking.ts";
import { lockedRoundsOf } from "../../rounds/queries.ts";
import { whyLocked } from "../../rounds/rules.ts";
import { makeReport } from "../make.ts";
import { openReport } from "../opening.ts";
import type { Place } from "../places.ts";
import type { GatheredReport } from "../queries.ts";
import { suggestionsOf } from "../suggest.ts";
import { rowsOf } from "../totals.ts";
import { usualAnnouncement, usualIntroduction } from "../wording.ts";
import {
  writeAnnouncement,
  writeBesideProject,
  writeIntroduction,
  writeReporter,
  writeSummary,
} from "./acts.ts";
import { WordsForm } from "./pages.tsx";
import { fieldOf, isWordPart, placesOfPart, placesOfProject, versionOf, wordParts } from "./parts.ts";
import type { WordPart } from "./parts.ts";
import { staleWords } from "./stale.ts";

const to = paths.office;
export const wordRoutes = new Hono<Env>();

const acts: Record<WordPart, Act> = {
  introduction: writeIntroduction as Act,
  summary: writeSummary as Act,
  reporter: writeReporter as Act,
  announcement: writeAnnouncement as Act,
};

interface Written {
  title: string;
  lead: string;
  action: string;
  places: readonly Place[];
  open: GatheredReport;
  /** The facts that the words stand beside. */
  facts?: readonly string[];
}

wordRoutes.get(to.progressReportWords.pattern, readers(keepers), async (c) => {
  const written = await partAsked(c);
  return written ? wordsPage(c, written) : problem(c, 404);
});

wordRoutes.post(to.progressReportWords.pattern, async (c) => {
  const part = c.req.param("part");
  const written = await partAsked(c);
  if (!written || !isWordPart(part)) return problem(c, 404);
  return save(c, written, acts[part], {});
});

wordRoutes.get(to.progressReportProject.pattern, readers(keepers), async (c) => {
  const written = await projectAsked(c);
  return written ? wordsPage(c, written) : problem(c, 404);
});

wordRoutes.post(to.progressReportProject.pattern, async (c) => {
  const written = await projectAsked(c);
  if (!written) return problem(c, 404);
  return save(c, written, writeBesideProject as Act, { projectYearId: c.req.param("id") });
});

async function wordsPage(c: Web, written: Written): Promise<Response> {
  const { form, offer } = await withDraft(c, written.action, valuesOf(written));
  return officePage(c, {
    title: written.title,
    typing: true,
    body: (
      <>
        {offer}
        {await draw(c, written, form)}
      </>
    ),
  });
}

function save(c: Web, written: Written, act: Act, fixed: Record<string, string | undefined>) {
  const { year, round } = written.open.records;
  return submit(c, act, {
    title: written.title,
    fixed: { ...fixed, year: String(year), round },
    again: (form) => draw(c, written, form),
    next: () => to.progressReport.href({ org: c.var.org.slug, year: String(year), round }),
    said: "บันทึกถ้อยคำในรายงานแล้ว",
  });
}

async function partAsked(c: Web): Promise<Written | undefined> {
  const part = c.req.param("part") ?? "";
  const open = isWordPart(part) ? await openReport(c) : undefined;
  if (!open || !isWordPart(part)) return undefined;
  const { year, round } = open.records;
  return {
    title: wordParts[part].title,
    lead: "ส่วนนี้เป็นถ้อยคำของหน่วยงาน ตัวเลขและผลการดำเนินงานมาจากบันทึก แก้ที่นี่ไม่ได้",
    action: to.progressReportWords.href({ org: c.var.org.slug, year: String(year), round, part }),
    places: placesOfPart(part),
    open,
  };
}

async function projectAsked(c: Web): Promise<Written | undefined> {
  const id = c.req.param("id") ?? "";
  const open = await openReport(c);
  const row = open && rowsOf(makeReport(open.records)).find((each) => each.id === id);
  if (!open || !row) return undefined;
  const { year, round } = open.records;
  return {
    title: row.title,
    lead: "คำอธิบายและหมายเหตุพิมพ์ไว้ข้างข้อเท็จจริงในรายงาน ไม่แทนที่ข้อเท็จจริง",
    action: to.progressReportProject.href({ org: c.var.org.slug, year: String(year), round, id }),
    places: placesOfProject(id),
    open,
    facts: row.result.split("\n"),
  };
}

function valuesOf({ places, open: { written, records } }: Written): FormState {
  const usual: Record<string, readonly string[]> = {
    introduction: usualIntroduction(records),
    "announcement.text": usualAnnouncement(records),
  };
  return blankForm(
    Object.fromEntries(
      places.map((place) => {
        const words = written.find((row) => row.place === place.key)?.words ?? "";
        return [fieldOf(place), words === "" ? (usual[place.key] ?? []).join("\n") : words];
      }),
    ),
  );
}

async function draw(c: Web, { title, lead, action, places, open, facts }: Written, form: FormState) {
  const { house, org } = c.var;
  const { year, round } = open.records;
  const locked = await readIn(house.database, org.id, (db) => lockedRoundsOf(db, org.id, year));
  const lock = locked.find((each) => each.round === round);
  return (
    <WordsForm
      org={org.slug}
      {...{ year, round, title, lead, action, form, places }}
      version={versionOf(places, open.written)}
      suggested={new Map(Object.entries(suggestionsOf(open.records)))}
      stale={staleWords(makeReport(open.records), open.written)}
      shut={lock && whyLocked(lock, "words")}
    >
      {facts && (
        <Sheet title="ผลการดำเนินงานจากบันทึก">
          {facts.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Sheet>
      )}
    </WordsForm>
  );
}
