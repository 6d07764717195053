import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import type { Path } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { commentsOn } from "../comments/queries.ts";
import { BookPapers, NationalExport, TablePapers, VersionPapers } from "../documents/papers.tsx";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { Overview } from "../pages/overview.tsx";
import type { RefusedStep } from "../pages/overview.tsx";
import { PlanTable } from "../pages/plan-table.tsx";
import type { PlanStep } from "../rules.ts";
import { wholePlan } from "../whole.ts";
import {
  amendPlan,
  approvePlan,
  discardAmendment,
  discardPlan,
  publishPlan,
  recallPlan,
  returnPlan,
  submitPlan,
} from "./acts.ts";
import { changesBetween } from "./compare.ts";
import { ComparePage, NOW, titleOf, VersionsPage } from "./pages.tsx";
import { standNow } from "./stand.ts";
import { VersionPage, VersionProjectPage } from "./version-page.tsx";
import { versionNumbered, versionsOf } from "./versions.ts";

export const lifeRoutes = new Hono<Env>();

const stepActs = {
  submit: submitPlan,
  recall: recallPlan,
  return: returnPlan,
  approve: approvePlan,
  publish: publishPlan,
  amend: amendPlan,
  discard: discardPlan,
} as const;

lifeRoutes.get(paths.office.plan.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: open.plan.title, typing: true, body: await overview(c, open) });
});

async function overview(c: Web, open: OpenPlan, refused?: RefusedStep) {
  const { house, org, viewer } = c.var;
  const { plan, projects } = open;
  const read = await readIn(house.database, org.id, async (db) => ({
    stand: await standNow(db, org.id, plan, house.packs),
    comments: await commentsOn(db, org.id, plan.id),
    versions: await versionsOf(db, org.id, plan.id),
  }));
  const last = read.versions[0];
  return (
    <Overview
      org={org.slug}
      {...{ plan, projects, refused }}
      stand={read.stand}
      waitingComments={read.comments.filter(({ settled_at: settled }) => settled === null).length}
      returned={last?.status === "returned" ? last : undefined}
      submitted={last?.status === "submitted" ? last : undefined}
      published={read.versions.find(({ status }) => status === "published")}
      may={(step: PlanStep) =>
        step !== "edit" && allowsSomewhere(stepActs[step].definition.may, viewer.roles)
      }
      everShown={last !== undefined}
      papers={
        <>
          <BookPapers org={org.slug} plan={plan.id} />
          <NationalExport org={org.slug} plan={plan.id} />
          {read.versions.some(({ status }) => status === "published") && (
            <LinkButton href={paths.public.plan.href({ org: org.slug }, { cycle: plan.cycle })}>
              หน้าที่ประชาชนเห็น
            </LinkButton>
          )}
        </>
      }
    />
  );
}

interface StepRoute {
  step: PlanStep;
  path: Path<`/:org/office/plans/:plan/${string}`>;
  act:
    | typeof submitPlan
    | typeof recallPlan
    | typeof returnPlan
    | typeof approvePlan
    | typeof publishPlan
    | typeof amendPlan
    | typeof discardAmendment;
  said: string;
}

const steps: readonly StepRoute[] = [
  { step: "submit", path: paths.office.planSubmit, act: submitPlan, said: "เสนอแผนต่อผู้บริหารแล้ว" },
  { step: "recall", path: paths.office.planRecall, act: recallPlan, said: "ดึงแผนกลับมาแก้ไขแล้ว" },
  { step: "return", path: paths.office.planReturn, act: returnPlan, said: "ส่งแผนกลับให้แก้ไขแล้ว" },
  { step: "approve", path: paths.office.planApprove, act: approvePlan, said: "อนุมัติแผนแล้ว" },
  { step: "publish", path: paths.office.planPublish, act: publishPlan, said: "ประกาศใช้แผนแล้ว" },
  { step: "amend", path: paths.office.planAmend, act: amendPlan, said: "เปิดฉบับเปลี่ยนแปลงหรือเพิ่มเติมแล้ว" },
  {
    step: "discard",
    path: paths.office.planDiscardAmendment,
    act: discardAmendment,
    said: "กลับไปใช้ฉบับที่ประกาศใช้ล่าสุดแล้ว",
  },
];

for (const { step, path, act, said } of steps) {
  lifeRoutes.post(path.pattern, async (c) => {
    const open = await openPlan(c);
    if (!open) return problem(c, 404);
    return submit(c, act as typeof recallPlan, {
      title: open.plan.title,
      fixed: { planId: open.plan.id },
      again: (form) => overview(c, open, { step, form }),
      next: () => paths.office.plan.href({ org: c.var.org.slug, plan: open.plan.id }),
      said,
    });
  });
}

lifeRoutes.post(paths.office.planDiscard.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, discardPlan, {
    title: open.plan.title,
    fixed: { planId: open.plan.id },
    again: (form) => overview(c, open, { step: "discard", form }),
    next: () => paths.office.plans.href({ org: c.var.org.slug }),
    said: "ลบร่างแผนแล้ว",
  });
});

lifeRoutes.get(paths.office.planTable.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, {
    title: "ตารางงบประมาณของแผน",
    body: (
      <PlanTable
        org={c.var.org.slug}
        {...open}
        actions={<TablePapers org={c.var.org.slug} plan={open.plan.id} />}
      />
    ),
  });
});

lifeRoutes.get(paths.office.planVersions.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  const { house, org } = c.var;
  const versions = await readIn(house.database, org.id, (db) => versionsOf(db, org.id, open.plan.id));
  const published = versions.find(({ status }) => status === "published") ?? versions[0];
  const form = blankForm({ from: published ? String(published.number) : "", to: "now" });
  return officePage(c, {
    title: "ฉบับของแผน",
    body: <VersionsPage org={org.slug} plan={open.plan} versions={versions} form={form} />,
  });
});

lifeRoutes.get(paths.office.planVersion.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const version = open && (await versionAt(c, open, c.req.param("number")));
  if (!open || !version) return problem(c, 404);
  const shown = { org: c.var.org.slug, plan: open.plan, cycle: open.cycle, version };
  const asked = c.req.query("project");
  if (asked !== undefined) {
    const project = version.content.projects.find(({ id }) => id === asked);
    if (!project) return problem(c, 404);
    return officePage(c, { title: project.title, body: <VersionProjectPage {...shown} project={project} /> });
  }
  return officePage(c, {
    title: titleOf(version),
    body: (
      <VersionPage
        {...shown}
        papers={<VersionPapers org={c.var.org.slug} plan={open.plan.id} number={version.number} />}
      />
    ),
  });
});

lifeRoutes.get(paths.office.planCompare.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const from = open && (await sideOf(c, open, c.req.query("from") ?? (await lastKept(c, open))));
  const to = open && (await sideOf(c, open, c.req.query("to") ?? "now"));
  if (!open || !from || !to) return problem(c, 404);
  return officePage(c, {
    title: "สิ่งที่เปลี่ยนไป",
    body: (
      <ComparePage
        org={c.var.org.slug}
        plan={open.plan}
        {...{ from, to }}
        parts={changesBetween(from.content, to.content)}
      />
    ),
  });
});

/** What changes are counted from where nobody said: the edition that holds, else the newest that was kept. */
async function lastKept(c: Web, { plan }: OpenPlan): Promise<string> {
  const { house, org } = c.var;
  const versions = await readIn(house.database, org.id, (db) => versionsOf(db, org.id, plan.id));
  const last = versions.find(({ status }) => status === "published") ?? versions[0];
  return last ? String(last.number) : "now";
}

async function versionAt(c: Web, { plan }: OpenPlan, number: string) {
  if (!/^\d{1,6}$/.test(number)) return undefined;
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => versionNumbered(db, org.id, plan.id, Number(number)));
}

/** One side of a comparison: a frozen version, or the plan as it stands now. */
async function sideOf(c: Web, open: OpenPlan, asked: string) {
  const { house, org } = c.var;
  if (asked === "now") {
    const content = await readIn(house.database, org.id, (db) =>
      wholePlan(db, org.id, open.plan, house.packs),
    );
    return { title: NOW, content };
  }
  const version = await versionAt(c, open, asked);
  return version && { title: titleOf(version), content: version.content };
}
