import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Assessment } from "../../assessments/queries.ts";
import { LevelBadge } from "../../level.tsx";
import type { Register, RiskInList } from "../list.ts";
import type { Risk } from "../queries.ts";
import { levelNow, movements } from "../rules.ts";
import type { Change, Movement } from "../rules.ts";
import { Views } from "./views.tsx";

export interface RiskChangesProps {
  org: string;
  years: readonly Assessment[];
  register: Register;
}

export function RiskChanges({ org, years, register }: RiskChangesProps) {
  const { assessment, last, risks, gone } = register;
  const year = assessment.fiscal_year;
  const live = risks.filter(({ status }) => status !== "ended");
  const moved = live.filter(({ changes, movement }) => changes.length > 0 || movement === "new");
  const count = (movement: Movement) => live.filter((risk) => risk.movement === movement).length;
  return (
    <>
      <PageHead
        title={`เทียบความเสี่ยง ปีงบประมาณ ${year}`}
        lead={last ? `กับปีงบประมาณ ${last.assessment.fiscal_year} ที่เริ่มคัดลอกมา` : "ปีแรกของทะเบียน"}
        crumbs={[{ label: "ความเสี่ยงการทุจริต", href: paths.office.risks.href({ org }, { year }) }]}
      />
      <Views org={org} years={years} assessment={assessment} current="riskChanges" />
      {!last ? (
        <Sheet>
          <Empty title="ยังไม่มีปีก่อนให้เทียบ" icon="risk">
            เมื่อเปิดการประเมินปีถัดไป ระบบจะคัดลอกปีนี้ไป และแสดงสิ่งที่เปลี่ยนที่นี่
          </Empty>
        </Sheet>
      ) : (
        <>
          <Figures
            figures={[
              {
                label: "ระดับสูงขึ้น",
                value: count("higher"),
                unit: "รายการ",
                tone: count("higher") > 0 ? "stop" : undefined,
              },
              { label: "ระดับลดลง", value: count("lower"), unit: "รายการ" },
              { label: "ระดับเท่าเดิม", value: count("same"), unit: "รายการ" },
              { label: "ใหม่", value: count("new"), unit: "รายการ" },
              { label: "ไม่อยู่ในปีนี้แล้ว", value: gone.length, unit: "รายการ" },
            ]}
          />
          {count("unknown") > 0 && (
            <p class="hush">เทียบระดับไม่ได้ {count("unknown")} รายการ เพราะใช้เกณฑ์คนละชุดหรือยังไม่ประเมิน</p>
          )}
          <Sheet title="ใหม่หรือเปลี่ยนไป" aside={`${moved.length} รายการ`} flush>
            <Table
              caption="ความเสี่ยงที่ใหม่หรือเปลี่ยนไป"
              captionUnseen
              columns={changedColumns(org, register)}
              rows={moved}
              rowKey={(risk) => risk.id}
              groupOf={(risk) => risk.process}
              empty={
                <Empty title="ยังไม่มีสิ่งใดเปลี่ยนจากปีก่อน">
                  ทบทวนระดับและมาตรการของแต่ละรายการ แล้วหน้านี้จะแสดงความแตกต่าง
                </Empty>
              }
            />
          </Sheet>
          {gone.length > 0 && (
            <Sheet title="ไม่อยู่ในปีนี้แล้ว" aside={`${gone.length} รายการ`} flush>
              <Table
                caption="ความเสี่ยงของปีก่อนที่ไม่อยู่ในปีนี้แล้ว"
                captionUnseen
                columns={[
                  {
                    key: "event",
                    head: "เหตุการณ์ความเสี่ยง",
                    cardTitle: true,
                    cell: (risk: Risk) => (
                      <a href={paths.office.risk.href({ org, id: risk.id })}>{risk.event}</a>
                    ),
                  },
                  { key: "process", head: "กระบวนการ", cell: (risk: Risk) => risk.process },
                  {
                    key: "level",
                    head: `ระดับปี ${last.assessment.fiscal_year}`,
                    cell: (risk: Risk) => (
                      <LevelBadge
                        scale={last.assessment.scale}
                        rated={levelNow(risk, last.assessment.scale)}
                      />
                    ),
                  },
                ]}
                rows={gone}
                rowKey={(risk) => risk.id}
                empty={null}
              />
            </Sheet>
          )}
        </>
      )}
    </>
  );
}

function changedColumns(org: string, { assessment, last }: Register) {
  const was = new Map((last?.risks ?? []).map((risk) => [risk.lineage_id, risk]));
  return [
    {
      key: "event",
      head: "เหตุการณ์ความเสี่ยง",
      cardTitle: true,
      cell: (risk: RiskInList) => <a href={paths.office.risk.href({ org, id: risk.id })}>{risk.event}</a>,
    },
    {
      key: "last",
      head: `ปี ${last?.assessment.fiscal_year ?? ""}`,
      cell: (risk: RiskInList) => {
        const before = was.get(risk.lineage_id);
        return before && last ? (
          <LevelBadge scale={last.assessment.scale} rated={levelNow(before, last.assessment.scale)} />
        ) : (
          "–"
        );
      },
    },
    {
      key: "now",
      head: `ปี ${assessment.fiscal_year}`,
      cell: (risk: RiskInList) => <LevelBadge scale={assessment.scale} rated={risk.now} />,
    },
    {
      key: "movement",
      head: "แนวโน้ม",
      cell: ({ movement }: RiskInList) => (
        <Badge tone={movement === "higher" ? "stop" : movement === "lower" ? "done" : "idle"}>
          {movement ? movements[movement] : "–"}
        </Badge>
      ),
    },
    {
      key: "changes",
      head: "สิ่งที่เปลี่ยน",
      cell: ({ changes }: RiskInList) => (changes.length === 0 ? "–" : <Changes changes={changes} />),
    },
  ];
}

export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul class="waiting">
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          <strong>{label}</strong>
          <div class="hush">
            <span class="unseen">เดิม </span>
            <del>{before}</del>
          </div>
          <div>
            <span class="unseen">เป็น </span>
            {after}
          </div>
        </li>
      ))}
    </ul>
  );
}
