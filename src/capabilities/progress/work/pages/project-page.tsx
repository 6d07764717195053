import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import type { Attachment } from "../../../../platform/files/holding.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import type { Tone } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Pagination } from "../../../../platform/ui/pagination.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { Step } from "../../../plan/content.ts";
import { factTitles } from "../../facts.ts";
import type { Fact } from "../../facts.ts";
import type { IndicatorStanding, Standing } from "../../measuring/standing.ts";
import type { ProjectAsked } from "../asked.ts";
import { attendedInWords, measuredInWords, peopleAt } from "../in-words.ts";
import { attentionOf } from "../rules.ts";
import { AddWays, baht, Due, Pictures, StatusBadge } from "./pieces.tsx";
import { unitsInWords } from "./work-list.tsx";

interface ProjectPageProps {
  org: string;
  asked: ProjectAsked;
  today: IsoDate;
  channelName: (key: string) => string;
}

export function ProjectPage({ org, asked, today, channelName }: ProjectPageProps) {
  const { project, year, standing, facts, recorded, page, pages, evidence, mayRecord } = asked;
  const status = standing?.status ?? "not-started";
  return (
    <>
      <PageHead
        title={project.title}
        crumbs={[{ label: "งานของฉัน", href: paths.office.work.href({ org }) }]}
        lead={`ลำดับที่ ${project.code} ปีงบประมาณ ${year.year} ${unitsInWords(project)}`}
      />
      <p class="row">
        <StatusBadge status={status} />
        <Due project={project} attention={attentionOf(project, status, today)} today={today} />
      </p>
      {project.dropped && <Notice title="ถูกนำออกจากแผนของปีนี้แล้ว">สิ่งที่บันทึกไว้ยังอยู่ แต่บันทึกเพิ่มไม่ได้</Notice>}
      {year.status === "closed" && (
        <Notice title={`ปีงบประมาณ ${year.year} ปิดแล้ว`}>
          บันทึกเพิ่มหรือแก้ไขไม่ได้ หากจำเป็น ให้ผู้ประสานงานแผนเปิดปีอีกครั้งพร้อมเหตุผล
        </Notice>
      )}
      {standing?.setback && (
        <Notice kind="late" title={`ไม่สามารถดำเนินการได้: ${standing.setback}`}>
          {""}
        </Notice>
      )}
      {mayRecord && !project.dropped && (
        <Sheet title="บันทึกสิ่งที่ทำ">
          <AddWays org={org} project={project} />
        </Sheet>
      )}
      {project.content.steps.length > 0 && (
        <Sheet title="ขั้นตอน" aside={standing && `${standing.progress.done} จาก ${standing.progress.of}`}>
          <Steps
            {...{ org, standing }}
            project={project.id}
            steps={project.content.steps}
            mayRecord={mayRecord && !project.dropped}
          />
          {standing?.whyLight && <p class="hush">{standing.whyLight}</p>}
        </Sheet>
      )}
      {standing && standing.indicators.length > 0 && (
        <Sheet title="ตัวชี้วัด" flush>
          <ul class="works">
            {standing.indicators.map((indicator) => (
              <Indicator
                key={indicator.resultId}
                indicator={indicator}
                href={
                  mayRecord
                    ? paths.office.workAdd.href(
                        { org, id: project.id, kind: "value" },
                        { result: indicator.resultId },
                      )
                    : undefined
                }
              />
            ))}
          </ul>
        </Sheet>
      )}
      <Sheet title="เงิน">
        <Facts
          facts={[
            { label: "งบประมาณปีนี้", value: project.budget === null ? "ไม่ใช้งบประมาณ" : baht(project.budget) },
            { label: "เบิกจ่ายแล้ว", value: baht(standing?.spent ?? 0) },
          ]}
        />
      </Sheet>
      <Sheet title="สิ่งที่บันทึกไว้" aside={`${recorded.counting} รายการ`} id="facts">
        {facts.length === 0 ? (
          <Empty title="ยังไม่มีบันทึก">
            {mayRecord ? "เมื่อทำสิ่งใดแล้ว กดปุ่มด้านบนเพื่อบันทึกพร้อมภาพหรือเอกสาร" : "หน่วยงานรับผิดชอบยังไม่ได้บันทึก"}
          </Empty>
        ) : (
          <ol class="timeline">
            {facts.map((fact) => (
              <FactLine
                key={fact.id}
                {...{ org, fact, channelName }}
                evidence={evidence.get(fact.id) ?? []}
              />
            ))}
          </ol>
        )}
        <Pagination page={page} pages={pages} anchor="facts" />
      </Sheet>
    </>
  );
}

interface StepsProps {
  org: string;
  project: string;
  steps: readonly Step[];
  standing: Standing | undefined;
  mayRecord: boolean;
}

function Steps({ org, project, steps, standing, mayRecord }: StepsProps) {
  return (
    <ol class="steps">
      {steps.map((step) => {
        const stands = standing?.steps.find(({ stepId }) => stepId === step.id);
        const isDone = stands?.status === "done";
        return (
          <li key={step.id}>
            <span>{step.text}</span>
            <span class="row">
              {isDone && <Badge tone="done">เสร็จแล้ว</Badge>}
              {!isDone && stands && stands.of > 1 && (
                <span class="hush">
                  {stands.done} จาก {stands.of}
                </span>
              )}
              {!isDone && mayRecord && step.inside.length === 0 && (
                <a href={paths.office.workAdd.href({ org, id: project, kind: "step" }, { step: step.id })}>
                  ทำเสร็จแล้ว<span class="unseen"> {step.text}</span>
                </a>
              )}
            </span>
            {step.inside.length > 0 && (
              <Steps {...{ org, project, standing, mayRecord }} steps={step.inside} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

const verdicts: Readonly<Record<IndicatorStanding["verdict"], { tone: Tone; words: string }>> = {
  met: { tone: "done", words: "บรรลุ" },
  "not-met": { tone: "late", words: "ไม่บรรลุ" },
  "cannot-tell": { tone: "idle", words: "ยังบอกไม่ได้" },
};

function Indicator({ indicator, href }: { indicator: IndicatorStanding; href: string | undefined }) {
  const { tone, words } = verdicts[indicator.verdict];
  return (
    <li>
      <p>
        <span class="hush">{indicator.isOutcome ? "ผลลัพธ์" : "ผลผลิต"}</span> {indicator.text}
      </p>
      <p class="row">
        <Badge tone={tone}>{words}</Badge>
        <span class="hush">{indicator.arithmetic}</span>
        {href && indicator.from !== "facts" && (
          <a href={href}>
            กรอกค่า<span class="unseen"> {indicator.text}</span>
          </a>
        )}
      </p>
    </li>
  );
}

interface FactLineProps {
  org: string;
  fact: Fact;
  evidence: readonly Attachment[];
  channelName: (key: string) => string;
}

function FactLine({ org, fact, evidence, channelName }: FactLineProps) {
  return (
    <li class={fact.withdrawn ? "stop" : fact.kind === "setback" ? "late" : "done"}>
      <strong>
        <a href={paths.office.workFact.href({ org, id: fact.id })}>{fact.title}</a>
      </strong>
      <time class="hush" datetime={fact.happenedOn}>
        {formatThaiDate(fact.happenedOn, "short")}
      </time>
      <span class="hush">
        {factTitles[fact.kind]} · {fact.unitName} · {fact.byName}
      </span>
      <div>
        <span>{factInShort(fact, channelName)}</span>
        {fact.withdrawn && (
          <p>
            <Badge tone="stop">{`ถอนแล้ว: ${fact.withdrawn.reason}`}</Badge>
          </p>
        )}
        <Pictures org={org} evidence={evidence} />
      </div>
    </li>
  );
}

/** What the kind of fact is about, in a line. */
export function factInShort(fact: Fact, channelName: (key: string) => string): ComponentChildren {
  switch (fact.kind) {
    case "event":
      return [
        fact.place,
        peopleAt(fact.attended) > 0 &&
          `ผู้เข้าร่วม ${peopleAt(fact.attended)} คน (${attendedInWords(fact.attended)})`,
      ]
        .filter(Boolean)
        .join(" · ");
    case "publication":
      return channelName(fact.channel);
    case "spending":
      return `${baht(fact.amount)} เลขที่ ${fact.paperNumber ?? "–"}`;
    case "value":
      return `ได้ ${measuredInWords(fact.part, fact.whole)}`;
    case "step":
    case "setback":
      return fact.said;
  }
}
