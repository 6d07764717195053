import { paths } from "../../../../paths.ts";
import { Papers } from "../../../../platform/documents/papers.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { ReportVersion } from "../life/queries.ts";
import { periodLine } from "../documents/parts.ts";
import { FormTable } from "../pages/form-table.tsx";
import { ReportWords } from "../pages/report-words.tsx";
import { reportName } from "../titles.ts";
import type { PublishedReport } from "./queries.ts";

interface PublicProps {
  org: string;
  /** As it is called in full. */
  office: string;
}

export function PublicReports({
  org,
  office,
  reports,
}: PublicProps & { reports: readonly PublishedReport[] }) {
  return (
    <>
      <PageHead
        title="รายงานผลการดำเนินงานป้องกันการทุจริต"
        crumbs={[{ label: office, href: paths.public.home.href({ org }) }]}
      />
      <Sheet>
        {reports.length === 0 ? (
          <Empty title="ยังไม่มีรายงานที่เผยแพร่" icon="progress">
            เมื่อ{office}ประกาศรายงานผลการดำเนินงานแล้ว ท่านจะอ่านได้ที่หน้านี้
          </Empty>
        ) : (
          <ul class="plain">
            {reports.map((report) => {
              const { year, round } = report;
              return (
                <li key={`${year} ${round}`}>
                  <a href={paths.public.report.href({ org, year: String(year), round })}>
                    {reportName(year, round)}
                  </a>
                  <div class="hush">{announced(report)}</div>
                </li>
              );
            })}
          </ul>
        )}
      </Sheet>
    </>
  );
}

/** A published report as everybody may read it. */
export function PublicReport({ org, office, version }: PublicProps & { version: ReportVersion }) {
  const { content, year, round } = version;
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={[
          { label: office, href: paths.public.home.href({ org }) },
          { label: "รายงานผล", href: paths.public.reports.href({ org }) },
        ]}
        lead={[periodLine(content), announced(version)].filter((part) => part !== "").join(" · ")}
        actions={
          <Papers
            label="ดาวน์โหลดทั้งเล่ม"
            hrefOf={(ending, digits) =>
              paths.public.reportFile.href(
                { org, year: String(year), round, file: `report.${ending}` },
                { digits },
              )
            }
          />
        }
      />
      <FormTable content={content} />
      <ReportWords content={content} writeHref={() => false} />
    </>
  );
}

function announced({
  decided_on: day,
  order_number: number,
}: Pick<PublishedReport, "decided_on" | "order_number">) {
  if (day === null) return "";
  return `ประกาศเมื่อ ${formatThaiDate(isoDate(day))}${number === null ? "" : ` (เลขที่ ${number})`}`;
}
