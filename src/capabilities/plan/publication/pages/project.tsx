import { paths } from "../../../../paths.ts";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { PlanProject } from "../../content.ts";
import type { Version } from "../../life/versions.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { ProjectReading } from "../../pages/whole-plan.tsx";
import { projectKindTitles } from "../../rules.ts";
import { homeCrumb } from "./plan.tsx";

interface PublicProjectProps {
  org: string;
  office: string;
  cycle: PlanCycle;
  version: Version;
  project: PlanProject;
  /** In the book. */
  number: number;
}

export function PublicProject({ org, office, cycle, version, project, number }: PublicProjectProps) {
  const { content } = version;
  return (
    <>
      <PageHead
        title={project.title}
        crumbs={[
          homeCrumb(org, office),
          {
            label: `แผน พ.ศ. ${content.cycle.replace("-", "–")}`,
            href: paths.public.plan.href({ org }, { cycle: content.cycle }),
          },
        ]}
        lead={`ลำดับที่ ${number} · ${projectKindTitles[project.kind]}`}
      />
      <ProjectReading {...{ cycle, project, content }} />
    </>
  );
}
