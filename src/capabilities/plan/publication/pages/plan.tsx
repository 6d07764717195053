import { paths } from "../../../../paths.ts";
import { Papers } from "../../../../platform/documents/papers.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { Version } from "../../life/versions.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { WholePlan } from "../../pages/whole-plan.tsx";
import { editionTitle } from "../../rules.ts";

interface PublicPlanProps {
  org: string;
  /** As it is called in full. */
  office: string;
  /** With a plan that holds, the newest first. */
  cycles: readonly string[];
  cycle: PlanCycle;
  version: Version;
}

/** A published plan as everybody may read it. */
export function PublicPlan({ org, office, cycles, cycle, version }: PublicPlanProps) {
  const { content } = version;
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={[homeCrumb(org, office)]}
        lead={`พ.ศ. ${content.cycle.replace("-", "–")} · ${editionTitle(version.amendment)}${announced(version)}`}
        actions={
          <Papers
            label="ดาวน์โหลดทั้งเล่ม"
            hrefOf={(ending, digits) =>
              paths.public.planBook.href({ org, cycle: content.cycle, file: `plan.${ending}` }, { digits })
            }
          />
        }
      />
      {cycles.length > 1 && (
        <Tabs
          label="ช่วงปีของแผน"
          tabs={cycles.map((each) => ({
            label: `พ.ศ. ${each.replace("-", "–")}`,
            href: paths.public.plan.href({ org }, { cycle: each }),
            current: each === content.cycle,
          }))}
        />
      )}
      <WholePlan
        {...{ cycle, content }}
        hrefOf={({ id }) => paths.public.planProject.href({ org, cycle: content.cycle, id })}
      />
    </>
  );
}

export function NoPublicPlan({ org, office }: { org: string; office: string }) {
  return (
    <>
      <PageHead title="แผนป้องกันการทุจริต" crumbs={[homeCrumb(org, office)]} />
      <Sheet>
        <Empty title="ยังไม่ได้ประกาศใช้แผน" icon="plan">
          เมื่อ{office}ประกาศใช้แผนปฏิบัติการป้องกันการทุจริตแล้ว ท่านจะอ่านได้ที่หน้านี้
        </Empty>
      </Sheet>
    </>
  );
}

export function homeCrumb(org: string, office: string) {
  return { label: office, href: paths.public.home.href({ org }) };
}

function announced({ decided_on: day, order_number: number }: Version): string {
  if (day === null) return "";
  return ` · ประกาศเมื่อ ${formatThaiDate(isoDate(day))}${number === null ? "" : ` (เลขที่ ${number})`}`;
}
