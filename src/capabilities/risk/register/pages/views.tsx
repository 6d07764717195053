import { paths } from "../../../../paths.ts";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import type { Assessment } from "../../assessments/queries.ts";

export interface ViewsProps {
  org: string;
  years: readonly Assessment[];
  assessment: Assessment;
  current: "risks" | "riskMap" | "riskChanges";
}

/** The years, and the ways to look at one of them. */
export function Views({ org, years, assessment, current }: ViewsProps) {
  const year = String(assessment.fiscal_year);
  const to = paths.office;
  const views = [
    { key: "risks", label: "ทะเบียน" },
    { key: "riskMap", label: "ผังความเสี่ยง" },
    { key: "riskChanges", label: "เทียบกับปีก่อน" },
  ] as const;
  return (
    <div class={years.length > 1 ? "pair" : undefined}>
      <Tabs
        label="มุมมอง"
        tabs={views.map(({ key, label }) => ({
          label,
          href: to[key].href({ org }, { year }),
          current: key === current,
        }))}
      />
      {years.length > 1 && (
        <Tabs
          label="ปีงบประมาณ"
          tabs={years.map(({ fiscal_year }) => ({
            label: `ปี ${fiscal_year}`,
            href: to[current].href({ org }, { year: fiscal_year }),
            current: fiscal_year === assessment.fiscal_year,
          }))}
        />
      )}
    </div>
  );
}
