import { paths } from "../../../../paths.ts";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import type { Assessment } from "../../assessments/queries.ts";
import { LevelMark } from "../../level.tsx";
import { isScored, levelOfScore, scoreOf } from "../../scales/rules.ts";
import type { ScoredScale } from "../../scales/rules.ts";
import { cellOf } from "../list.ts";
import type { Register, RiskInList } from "../list.ts";
import { Views } from "./views.tsx";

export interface RiskMapProps {
  org: string;
  years: readonly Assessment[];
  register: Register;
  when: "before" | "after";
}

export function RiskMap(props: RiskMapProps) {
  const { org, years, register, when } = props;
  const { assessment } = register;
  const { scale, fiscal_year: year } = assessment;
  const live = register.risks.filter(({ status }) => status !== "ended" && status !== "proposed");
  const placed = live.filter((risk) => (when === "before" ? risk.ratedBefore : risk.ratedAfter));
  const name = when === "before" ? "ก่อนควบคุม" : "หลังควบคุม";
  return (
    <>
      <PageHead
        title={`ผังความเสี่ยง ปีงบประมาณ ${year}`}
        lead={`จำนวนความเสี่ยงในแต่ละระดับ${name} เลือก${isScored(scale) ? "ตัวเลข" : "กระบวนการ"}เพื่อดูรายการ`}
        crumbs={[{ label: "ความเสี่ยงการทุจริต", href: paths.office.risks.href({ org }, { year }) }]}
      />
      <Views org={org} years={years} assessment={assessment} current="riskMap" />
      {live.length === 0 ? (
        <Sheet>
          <Empty title="ยังไม่มีความเสี่ยงในทะเบียน" icon="risk">
            เพิ่มความเสี่ยงและประเมินระดับในหน้าทะเบียนก่อน ผังจะแสดงที่นี่
          </Empty>
        </Sheet>
      ) : (
        <>
          <Tabs
            label="ก่อนหรือหลังการควบคุม"
            tabs={(["before", "after"] as const).map((each) => ({
              label: each === "before" ? "ก่อนควบคุม" : "หลังควบคุม",
              href: paths.office.riskMap.href({ org }, { year, when: each }),
              current: each === when,
            }))}
          />
          {isScored(scale) && (
            <Sheet title={`${scale.likelihood.name} × ${scale.impact.name} (${name})`}>
              <HeatMap {...props} scale={scale} live={live} />
              <ul class="keys" aria-label="ระดับความเสี่ยง">
                {scale.levels.map((level) => (
                  <li key={level.key}>
                    <LevelMark scale={scale} level={level} text={`${level.name} ${level.from}–${level.to}`} />
                  </li>
                ))}
              </ul>
              {placed.length < live.length && (
                <p class="hush">
                  ยังไม่ประเมิน{name} {live.length - placed.length} รายการ จึงไม่อยู่ในผังนี้
                </p>
              )}
            </Sheet>
          )}
          <ByProcess {...props} live={live} />
        </>
      )}
    </>
  );
}

/** From the most likely down, from the mildest to the right: a table whose cells lead to their risks. */
function HeatMap({
  org,
  register,
  when,
  scale,
  live,
}: RiskMapProps & { scale: ScoredScale; live: readonly RiskInList[] }) {
  const year = register.assessment.fiscal_year;
  const counts = Map.groupBy(live, (risk) => cellOf(risk, when) ?? "");
  return (
    <table class="heat">
      <caption class="unseen">
        จำนวนความเสี่ยงตาม{scale.likelihood.name} (แถว) และ{scale.impact.name} (คอลัมน์)
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {scale.likelihood.name} ↓
            <br />
            {scale.impact.name} →
          </th>
          {scale.impact.steps.map((step) => (
            <th key={step.score} scope="col">
              <b>{step.score}</b>
              {step.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scale.likelihood.steps.toReversed().map((likelihood) => (
          <tr key={likelihood.score}>
            <th scope="row">
              <b>{likelihood.score}</b>
              {likelihood.name}
            </th>
            {scale.impact.steps.map((impact) => {
              const score = scoreOf(scale, likelihood.score, impact.score) ?? 0;
              const level = levelOfScore(scale, score);
              const cell = `${likelihood.score}-${impact.score}`;
              const count = counts.get(cell)?.length ?? 0;
              return (
                <td key={cell} class={`level ${level?.colour ?? ""}`}>
                  {count > 0 ? (
                    <a href={paths.office.risks.href({ org }, { year, cell, when })}>
                      <span>
                        {count}
                        <span class="unseen">
                          {" "}
                          รายการ ระดับ{level?.name} คะแนน {score}
                        </span>
                      </span>
                    </a>
                  ) : (
                    <small>
                      {score}
                      <span class="unseen"> ระดับ{level?.name} ไม่มีความเสี่ยง</span>
                    </small>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByProcess({ org, register, when, live }: RiskMapProps & { live: readonly RiskInList[] }) {
  const { scale, fiscal_year: year } = register.assessment;
  const rows = [...Map.groupBy(live, ({ process }) => process)];
  const rated = (risk: RiskInList) => (when === "before" ? risk.ratedBefore : risk.ratedAfter);
  const count = (risks: readonly RiskInList[], key: string) =>
    risks.filter((risk) => rated(risk)?.level.key === key).length;
  const shown = (number: number) => (number === 0 ? "–" : number);
  return (
    <Sheet title="จำนวนตามกระบวนการ" flush>
      <Table
        caption="จำนวนความเสี่ยงตามกระบวนการและระดับ"
        captionUnseen
        columns={[
          {
            key: "process",
            head: "กระบวนการ",
            cardTitle: true,
            cell: ([process]: (typeof rows)[number]) => (
              <a href={paths.office.risks.href({ org }, { year, q: process })}>{process}</a>
            ),
          },
          ...scale.levels.map((level) => ({
            key: level.key,
            head: level.name,
            align: "end" as const,
            cell: ([, risks]: (typeof rows)[number]) => shown(count(risks, level.key)),
            total: count(live, level.key),
          })),
          {
            key: "unrated",
            head: "ยังไม่ประเมิน",
            align: "end" as const,
            cell: ([, risks]: (typeof rows)[number]) => shown(risks.filter((risk) => !rated(risk)).length),
            total: live.filter((risk) => !rated(risk)).length,
          },
        ]}
        rows={rows}
        rowKey={([process]) => process}
        empty={null}
      />
    </Sheet>
  );
}
