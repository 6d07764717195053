import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../platform/ui/page-head.tsx";
import { Tabs } from "../../../platform/ui/tabs.tsx";
import type { PlanRow } from "../queries.ts";
import { editionTitle, planStatuses } from "../rules.ts";

export const planViews = {
  overview: { label: "ภาพรวม", to: paths.office.plan },
  introduction: { label: "บทนำ", to: paths.office.planIntroduction },
  goals: { label: "เป้าหมาย", to: paths.office.planGoals },
  projects: { label: "โครงการ", to: paths.office.planProjects },
  table: { label: "ตารางงบประมาณ", to: paths.office.planTable },
  funds: { label: "แหล่งเงิน", to: paths.office.planFunds },
  declaration: { label: "ประกาศเจตจำนง", to: paths.office.planDeclaration },
  checks: { label: "ตรวจแผน", to: paths.office.planChecks },
  comments: { label: "ความเห็น", to: paths.office.planComments },
  versions: { label: "ฉบับ", to: paths.office.planVersions },
} as const;
export type PlanView = keyof typeof planViews;

interface PlanHeadProps {
  org: string;
  plan: PlanRow;
  view: PlanView;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
}

/** The top of every page of a plan: which plan, how it stands, and the way to its other pages. */
export function PlanHead({ org, plan, view, lead, actions }: PlanHeadProps) {
  const { title, tone } = planStatuses[plan.status];
  return (
    <>
      <PageHead
        title={view === "overview" ? plan.title : planViews[view].label}
        crumbs={view === "overview" ? [plansCrumb(org)] : planCrumbs(org, plan)}
        lead={
          <>
            พ.ศ. {plan.cycle.replace("-", "–")} · {editionTitle(plan.amendment)}{" "}
            <Badge tone={tone}>{title}</Badge>
            {lead && <> {lead}</>}
          </>
        }
        actions={actions}
      />
      <Tabs
        label="หน้าของแผนนี้"
        tabs={Object.entries(planViews).map(([key, { label, to }]) => ({
          label,
          href: to.href({ org, plan: plan.id }),
          current: key === view,
        }))}
      />
    </>
  );
}

function plansCrumb(org: string): Crumb {
  return { label: "แผนป้องกันการทุจริต", href: paths.office.plans.href({ org }) };
}

export function planCrumbs(org: string, plan: Pick<PlanRow, "id" | "cycle">): Crumb[] {
  return [
    plansCrumb(org),
    { label: `พ.ศ. ${plan.cycle.replace("-", "–")}`, href: paths.office.plan.href({ org, plan: plan.id }) },
  ];
}

export function projectCrumbs(org: string, plan: Pick<PlanRow, "id" | "cycle">): Crumb[] {
  return [
    ...planCrumbs(org, plan),
    { label: "โครงการ", href: paths.office.planProjects.href({ org, plan: plan.id }) },
  ];
}
