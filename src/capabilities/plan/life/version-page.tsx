import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import type { PlanProject } from "../content.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { planCrumbs } from "../pages/plan-head.tsx";
import { ProjectReading, WholePlan } from "../pages/whole-plan.tsx";
import type { PlanRow } from "../queries.ts";
import { CURRENT, titleOf } from "./pages.tsx";
import type { Version } from "./versions.ts";

interface VersionPageProps {
  org: string;
  plan: PlanRow;
  cycle: PlanCycle;
  version: Version;
  /** Its documents. */
  papers: ComponentChildren;
}

/** A frozen version, read whole. */
export function VersionPage({ org, plan, cycle, version, papers }: VersionPageProps) {
  const { content } = version;
  const at = { org, plan: plan.id };
  const number = String(version.number);
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={versionCrumbs(org, plan)}
        lead={`${titleOf(version)} โดย ${version.by_name}`}
        actions={
          <>
            <LinkButton href={paths.office.planCompare.href(at, { from: number, to: CURRENT })}>
              เทียบกับที่กำลังจัดทำ
            </LinkButton>
            {papers}
          </>
        }
      />
      <WholePlan
        {...{ cycle, content }}
        hrefOf={({ id }) => paths.office.planVersion.href({ ...at, number }, { project: id })}
      />
    </>
  );
}

/** One of its projects as it stood then. */
export function VersionProjectPage({
  org,
  plan,
  cycle,
  version,
  project,
}: Omit<VersionPageProps, "papers"> & { project: PlanProject }) {
  const whole = paths.office.planVersion.href({ org, plan: plan.id, number: String(version.number) });
  return (
    <>
      <PageHead
        title={project.title}
        crumbs={[...versionCrumbs(org, plan), { label: `ลำดับที่ ${version.number}`, href: whole }]}
        lead={`ตาม${titleOf(version)}`}
      />
      <ProjectReading {...{ cycle, project }} content={version.content} />
    </>
  );
}

function versionCrumbs(org: string, plan: PlanRow) {
  return [
    ...planCrumbs(org, plan),
    { label: "ฉบับ", href: paths.office.planVersions.href({ org, plan: plan.id }) },
  ];
}
