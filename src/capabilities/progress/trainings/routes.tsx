import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { answerDocument } from "../../../platform/documents/answer.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import type { FileFormat } from "../../../platform/tables/file.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf } from "../../../thai/fiscal.ts";
import { truncate } from "../../../thai/text.ts";
import { discardTraining, editTraining, makeTraining, openTraining, renewTrainingAddress } from "./acts.ts";
import { alikePairs } from "./alike.ts";
import { attendanceList, qrSheet } from "./documents.ts";
import { testAction, TestForm, testValues } from "./pages/forms.tsx";
import { TrainingList } from "./pages/training-list.tsx";
import { TrainingPage } from "./pages/training-page.tsx";
import { workers } from "../locking.ts";
import { yearTabs } from "../years/pages/year-tabs.tsx";
import { yearsOf } from "../years/queries.ts";
import { trainingReaders } from "./permissions.ts";
import {
  everybodyOf,
  maySeeTraining,
  participantsOf,
  trainingEvent,
  trainingNamed,
  trainingsOf,
} from "./queries.ts";
import type { Training, TrainingEvent } from "./queries.ts";
import { participantTable } from "./table.ts";

const to = paths.office;
export const trainingRoutes = new Hono<Env>();

trainingRoutes.get(to.trainings.pattern, readers(trainingReaders), async (c) => {
  const { house, org, viewer } = c.var;
  const asked = Number(c.req.query("year"));
  const { years, year, trainings } = await readIn(house.database, org.id, async (db) => {
    const opened = (await yearsOf(db, org.id)).map((one) => one.year);
    const found =
      opened.find((one) => one === asked) ?? opened[0] ?? fiscalYearOf(todayInBangkok(house.now()));
    return { years: opened, year: found, trainings: await trainingsOf(db, org.id, viewer.roles, found) };
  });
  return officePage(c, {
    title: "การอบรม",
    body: (
      <TrainingList
        org={org.slug}
        tabs={years.includes(year) && yearTabs(c, year, "trainings")}
        {...{ years, year, trainings }}
      />
    ),
  });
});

trainingRoutes.get(to.trainingMake.pattern, readers(workers), async (c) => {
  const found = await eventAsked(c);
  if (found instanceof Response) return found;
  const { house, org } = c.var;
  const made = await readIn(house.database, org.id, (db) => trainingNamed(db, org.id, found.id));
  if (made) return c.redirect(to.training.href({ org: org.slug, id: found.id }), 303);
  const action = testAction(org.slug, found.id, true);
  const fresh = blankForm(testValues({ mark: null, questions: null }));
  const { form, offer } = await withDraft(c, action, fresh);
  return officePage(c, {
    title: "ตั้งกิจกรรมเป็นการอบรม",
    typing: true,
    body: (
      <>
        {offer}
        <TestForm org={c.var.org.slug} form={form} event={found} />
      </>
    ),
  });
});

trainingRoutes.post(to.trainingMake.pattern, async (c) => {
  const found = await eventAsked(c);
  if (found instanceof Response) return found;
  return submit(c, makeTraining, {
    title: "ตั้งกิจกรรมเป็นการอบรม",
    fixed: { id: found.id },
    again: (form) => <TestForm org={c.var.org.slug} form={form} event={found} />,
    next: ({ id }) => to.training.href({ org: c.var.org.slug, id }),
    said: "ตั้งเป็นการอบรมแล้ว ขั้นต่อไปคือเพิ่มรายชื่อหรือเปิด QR ให้ลงชื่อ",
  });
});

trainingRoutes.get(to.training.pattern, readers(trainingReaders), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return officePage(c, { title: truncate(found.event.title, 80), body: await trainingBody(c, found) });
});

trainingRoutes.get(to.trainingEdit.pattern, readers(workers), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  const action = testAction(c.var.org.slug, found.event.id, false);
  const { form, offer } = await withDraft(c, action, blankForm(testValues(found)));
  return officePage(c, {
    title: "แก้ไขเกณฑ์และแบบทดสอบ",
    typing: true,
    body: (
      <>
        {offer}
        <TestForm org={c.var.org.slug} form={form} event={found.event} training={found} />
      </>
    ),
  });
});

trainingRoutes.post(to.trainingEdit.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, editTraining, {
    title: "แก้ไขเกณฑ์และแบบทดสอบ",
    fixed: { id: found.event.id },
    again: (form) => <TestForm org={c.var.org.slug} form={form} event={found.event} training={found} />,
    next: ({ id }) => to.training.href({ org: c.var.org.slug, id }),
    said: "บันทึกแล้ว",
  });
});

trainingRoutes.post(to.trainingOpen.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, openTraining, {
    ...pressed(c, found),
    said: ({ opened }) => (opened === null ? "ปิดแล้ว" : "เปิดแล้ว ผู้เข้าอบรมใช้ QR เดิมได้ทันที"),
  });
});

trainingRoutes.post(to.trainingRenew.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, renewTrainingAddress, { ...pressed(c, found), said: "เปลี่ยน QR แล้ว พิมพ์แผ่นใหม่แทนแผ่นเดิม" });
});

trainingRoutes.post(to.trainingDiscard.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, discardTraining, {
    ...pressed(c, found),
    next: ({ year }) => to.trainings.href({ org: c.var.org.slug }, { year }),
    said: "เลิกใช้เป็นการอบรมแล้ว",
  });
});

/** A button on the page of a training; a refusal stands above that page again. */
function pressed(c: Web, { event }: Training) {
  return {
    title: truncate(event.title, 80),
    fixed: { id: event.id },
    again: async () => {
      const now = await trainingAsked(c, event.id);
      return now instanceof Response ? <></> : trainingBody(c, now);
    },
    next: () => to.training.href({ org: c.var.org.slug, id: event.id }),
  };
}

const papers = {
  "list.pdf": { format: "pdf", kind: "list" },
  "list.docx": { format: "docx", kind: "list" },
  "list.xlsx": { format: "xlsx", kind: "list" },
  "qr.pdf": { format: "pdf", kind: "qr" },
  "qr.docx": { format: "docx", kind: "qr" },
} as const;

trainingRoutes.get(to.trainingPaper.pattern, readers(trainingReaders), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  const file = c.req.param("file");
  const paper = Object.hasOwn(papers, file) ? papers[file as keyof typeof papers] : undefined;
  if (!paper) return problem(c, 404);
  const { house, org } = c.var;
  const issuer = organisationTitle(house.packs, org);
  if (paper.kind === "qr")
    return answerDocument(
      c,
      qrSheet(issuer, found, addressOf(c, found)),
      paper.format,
      `QR ${found.event.title}`,
    );
  const people = await readIn(house.database, org.id, (db) => participantsOf(db, org.id, found.event.id));
  const model = attendanceList(issuer, found, people);
  return answerDocument(c, model, paper.format, `บัญชีลงชื่อ ${found.event.title}`);
});

trainingRoutes.get(to.trainingPeopleExport.pattern, readers(trainingReaders), (c) => peopleFile(c, "csv"));
trainingRoutes.get(to.trainingPeopleExportXlsx.pattern, readers(trainingReaders), (c) =>
  peopleFile(c, "xlsx"),
);

async function peopleFile(c: Web, format: FileFormat) {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  const { house, org } = c.var;
  const people = await readIn(house.database, org.id, (db) => participantsOf(db, org.id, found.event.id));
  const columns = participantTable(found.mark);
  return tableFile(c, format, { name: "training-people", title: "ผู้เข้าอบรม", columns, rows: [people] });
}

/** The event that the address names, for whoever may see trainings of its unit. */
async function eventAsked(c: Web): Promise<TrainingEvent | Response> {
  const { house, org, viewer } = c.var;
  const event = await readIn(house.database, org.id, (db) =>
    trainingEvent(db, org.id, c.req.param("id") ?? ""),
  );
  if (!event) return problem(c, 404);
  return maySeeTraining(viewer.roles, event) ? event : problem(c, 403);
}

/** The training that the address names, for whoever may see it; else the answer that says why not. */
export async function trainingAsked(c: Web, id = c.req.param("id") ?? ""): Promise<Training | Response> {
  const { house, org, viewer } = c.var;
  const training = await readIn(house.database, org.id, (db) => trainingNamed(db, org.id, id));
  if (!training) return problem(c, 404);
  return maySeeTraining(viewer.roles, training.event) ? training : problem(c, 403);
}

function addressOf(c: Web, { token }: Training): string {
  return `${c.var.house.publicUrl}${paths.public.training.href({ org: c.var.org.slug, token })}`;
}

async function trainingBody(c: Web, training: Training) {
  const { house, org, viewer } = c.var;
  const { event } = training;
  const everybody = await readIn(house.database, org.id, (db) => everybodyOf(db, org.id, event.id));
  return (
    <TrainingPage
      org={org.slug}
      training={training}
      people={everybody.filter(({ doubt }) => doubt !== "pending")}
      alike={alikePairs(everybody).length}
      address={addressOf(c, training)}
      mayWork={allows(workers, viewer.roles, event.unitId)}
      history={<HistoryLink viewer={viewer} record={event.id} />}
    />
  );
}
