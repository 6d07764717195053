import { Badge } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { inPeriod, isProved } from "../../checks/evidence.ts";
import { baht, spentOf } from "../../checks/money.ts";
import type { ProjectRecords } from "../../checks/records.ts";
import { factTitles } from "../../facts.ts";
import type { Fact } from "../../facts.ts";
import { workStatusTitles } from "../../measuring/standing.ts";
import type { IndicatorStanding } from "../../measuring/standing.ts";
import { verdictTitles } from "../../report/told.ts";
import { CommentForm, Comments } from "./comments.tsx";
import type { ReportPageProps } from "./report-props.ts";
import { statusTones } from "./words.ts";

const verdictTones = { met: "done", "not-met": "late", "cannot-tell": "idle" } as const;

/** What will be sent: each project as it stands, made of what was recorded. */
export function ReportedProjects(props: ReportPageProps) {
  const { projects } = props.stand.records;
  if (projects.length === 0) return <Empty title="หน่วยงานนี้ไม่มีโครงการที่ต้องรายงาน" />;
  const facts = inPeriod(props.stand.records).map(({ fact }) => fact);
  return projects.map((each) => (
    <OneProject
      key={each.project.id}
      {...props}
      project={each}
      facts={facts.filter(({ projects: served }) => served.some(({ id }) => id === each.project.id))}
    />
  ));
}

interface OneProjectProps extends ReportPageProps {
  project: ProjectRecords;
  facts: readonly Fact[];
}

function OneProject(props: OneProjectProps) {
  const { project: records, facts, turns, mayComment, refused } = props;
  const { project, standing, shares } = records;
  const comments = turns.filter(
    ({ what, projectYearId }) => what === "commented" && projectYearId === project.id,
  );
  const spent = shares.reduce((sum, { tallies }) => sum + spentOf(tallies), 0);
  const status = shares.length === 1 ? (shares[0]?.status ?? standing.status) : standing.status;
  return (
    <Sheet
      title={`${project.code} ${project.title}`}
      id={`p-${project.id}`}
      aside={<Badge tone={statusTones[status]}>{workStatusTitles[status]}</Badge>}
    >
      <Facts
        facts={[
          {
            label: project.allUnits ? "ขั้นตอนที่เสร็จ ทุกหน่วยงาน" : "ขั้นตอนที่เสร็จ",
            value: `${standing.progress.done} จาก ${standing.progress.of}`,
          },
          { label: "เบิกจ่าย", value: moneyInWords(spent, standing.budget) },
          ...(standing.setback === null
            ? []
            : [{ label: workStatusTitles["could-not"], value: standing.setback }]),
        ]}
      />
      <ul class="plain">
        {standing.indicators.map((indicator) => (
          <OneIndicator key={indicator.resultId} indicator={indicator} />
        ))}
      </ul>
      <details class="said">
        <summary>สิ่งที่บันทึกไว้ในรอบนี้ {facts.length} รายการ</summary>
        <ul>
          {facts.map((fact) => (
            <li key={fact.id}>
              {formatThaiDate(fact.happenedOn, "short")} {factTitles[fact.kind]}: {fact.title}{" "}
              <span class="hush">{isProved(fact) ? evidenceOf(fact) : "ไม่มีหลักฐาน"}</span>
            </li>
          ))}
        </ul>
      </details>
      <Comments turns={comments} />
      {mayComment && (
        <details class="said" open={refused?.about === `comment:${project.id}`}>
          <summary>ให้ความเห็นต่อโครงการนี้</summary>
          <CommentForm {...props} projectYearId={project.id} />
        </details>
      )}
    </Sheet>
  );
}

function OneIndicator({ indicator }: { indicator: IndicatorStanding }) {
  const { text, verdict, arithmetic } = indicator;
  return (
    <li>
      <Badge tone={verdictTones[verdict]}>{verdictTitles[verdict]}</Badge> {text}
      <span class="hush"> {arithmetic}</span>
    </li>
  );
}

function evidenceOf({ evidence, link }: Fact): string {
  if (evidence > 0) return `หลักฐาน ${evidence} ไฟล์`;
  return link === null ? "ใช้หลักฐานของรายการอื่น" : "มีลิงก์";
}

function moneyInWords(spent: number, budget: number | null): string {
  if (budget === null) return spent === 0 ? "ไม่ใช้งบประมาณ" : `${baht(spent)} บาท โดยไม่ได้ตั้งงบประมาณไว้`;
  return `${baht(spent)} จากงบ ${baht(budget)} บาท`;
}
