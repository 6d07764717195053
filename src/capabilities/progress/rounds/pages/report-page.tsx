import { paths } from "../../../../paths.ts";
import { Papers } from "../../../../platform/documents/papers.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDate, formatThaiDateTime, relativeDay } from "../../../../thai/date-text.ts";
import { roundLabel } from "../../../../thai/fiscal.ts";
import { turnTitles } from "../queries.ts";
import { whyLocked } from "../rules.ts";
import { WholeComments } from "./comments.tsx";
import { Findings } from "./findings.tsx";
import { ReportedProjects } from "./projects.tsx";
import type { ReportPageProps } from "./report-props.ts";
import { ReportBadge } from "./rounds-page.tsx";
import { Steps } from "./steps.tsx";
import { roundCrumbs } from "./words.ts";

/** What a unit reports in a round: what will be sent, what the checks say of it, and whose turn it is. */
export function ReportPage(props: ReportPageProps) {
  const { at, row, report, turns, today } = props;
  const returned = turns.findLast(({ what }) => what === "returned");
  return (
    <>
      <PageHead
        title={`รายงานของ${report.unitName}`}
        crumbs={roundCrumbs(at.org, row.year, row.round)}
        lead={`${roundLabel(row.round)} กำหนดส่ง ${formatThaiDate(row.dueOn)} (${relativeDay(row.dueOn, today)})`}
        actions={
          <Papers
            label="พิมพ์รายงานของหน่วยงาน"
            hrefOf={(ending, digits) =>
              paths.office.progressReportUnitFile.href(
                { org: at.org, year: at.year, round: row.round, unit: at.id, file: `report.${ending}` },
                { digits },
              )
            }
          />
        }
      />
      <p>
        <ReportBadge report={report} dueOn={row.dueOn} today={today} />
        {report.firstSentOn && (
          <span class="hush"> ส่งครั้งแรก {formatThaiDate(report.firstSentOn, "short")}</span>
        )}
      </p>
      {row.locked && <Notice title="ปิดรอบแล้ว">{whyLocked(row.locked, "send")}</Notice>}
      {report.status === "returned" && returned && (
        <Notice kind="late" title={`${returned.byName} ส่งกลับให้แก้ไข`}>
          {returned.said ?? "ดูความเห็นที่แต่ละโครงการ"}
        </Notice>
      )}
      {report.note && report.status !== "returned" && (
        <Notice title={report.status === "excepted" ? "เหตุผลที่ยกเว้น" : "ข้อความจากหน่วยงาน"}>
          {report.note}
        </Notice>
      )}
      <Findings {...props} />
      <ReportedProjects {...props} />
      <WholeComments {...props} />
      <Steps {...props} />
      {turns.length > 0 && <History {...props} />}
    </>
  );
}

function History({ turns, stand }: ReportPageProps) {
  const titles = new Map(stand.records.projects.map(({ project }) => [project.id, project.title]));
  return (
    <Sheet title="ประวัติของรายงาน">
      <Timeline
        steps={turns.toReversed().map(({ what, at, byName, said, projectYearId }) => ({
          title: turnTitles[what],
          when: formatThaiDateTime(at, "short"),
          at: at.toISOString(),
          by: byName,
          detail: (
            <>
              {projectYearId && <strong>{titles.get(projectYearId) ?? "โครงการ"}: </strong>}
              {said}
            </>
          ),
        }))}
      />
    </Sheet>
  );
}
