/** Everything that was read, as the draft will hold it: to be held against the document beside it. */
import { Told } from "../../../platform/reading/told.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import type {
  ComputedTotal,
  PlanReading,
  ReadProject,
  ReadRisk,
  ReadStep,
  StatedTotal,
} from "../reading/reading.ts";

export function WhatWasRead({ reading }: { reading: PlanReading }) {
  const { meta, projects, risk_assessment: risks } = reading;
  return (
    <div class="stack">
      <Sheet title="แผนที่อ่านได้">
        <dl class="facts">
          <Told label="ชื่อแผน" texts={[meta.title]} />
          <Told label="หน่วยงาน" texts={[meta.organisation, meta.district, meta.province]} />
          <Told label="ปีงบประมาณ" texts={[meta.fiscal_years.join(" ")]} />
          <Told label="หลักการและเหตุผล" texts={reading.plan_reasons} />
          <Told label="วัตถุประสงค์" texts={reading.plan_objectives} />
          <Told label="เป้าหมาย" texts={reading.plan_goals} />
          <Told
            label="ค่าเป้าหมาย"
            texts={reading.targets.map(
              ({ name, unit, values }) =>
                `${name}: ${Object.entries(values)
                  .map(([year, value]) => `${year} ${value ?? "–"}`)
                  .join(", ")} ${unit ?? ""}`,
            )}
          />
          <Told label="ประโยชน์" texts={reading.plan_benefits} />
        </dl>
      </Sheet>
      <Totals stated={reading.stated_totals} computed={reading.totals} years={meta.fiscal_years} />
      <Sheet title="โครงการที่อ่านได้" aside={`${projects.length} โครงการ`}>
        {projects.map((project) => (
          <OneProject key={project.no} project={project} />
        ))}
      </Sheet>
      {risks.length > 0 && (
        <Sheet title="ความเสี่ยงที่อ่านได้" aside={`${risks.length} กระบวนงาน`}>
          {risks.map((risk) => (
            <OneRisk key={risk.no} risk={risk} />
          ))}
        </Sheet>
      )}
    </div>
  );
}

interface TotalsProps {
  stated: readonly StatedTotal[];
  computed: readonly ComputedTotal[];
  years: readonly number[];
}

function Totals({ stated, computed, years }: TotalsProps) {
  const nameOf = (dimension: number | null) => (dimension === null ? "รวมทั้งสิ้น" : `มิติที่ ${dimension}`);
  return (
    <Sheet title="ยอดรวม" aside="บวกจากที่อ่านได้ และตามที่พิมพ์ไว้">
      <dl class="facts">
        {computed.map(({ dimension, count, per_year: sums }) => (
          <Told
            key={dimension}
            label={`${nameOf(dimension)} (บวกได้)`}
            texts={[`${count} โครงการ`, years.map((year) => `${year}: ${baht(sums[year] ?? 0)}`).join(" / ")]}
          />
        ))}
        {stated.map(({ row, dimension, count, per_year: sums }, index) => (
          <Told
            key={index}
            label={`${row}${dimension === null ? "" : ` มิติที่ ${dimension}`} (ที่พิมพ์)`}
            texts={[count, sums.join(" / ")]}
          />
        ))}
      </dl>
    </Sheet>
  );
}

function OneProject({ project }: { project: ReadProject }) {
  const { dimension, program, subprograms, budgets, target } = project;
  return (
    <details>
      <summary>
        {project.no}) {project.title}
      </summary>
      <dl class="facts">
        <Told label="ประเภท" texts={[project.kind]} />
        <Told
          label="มิติ ภารกิจ หัวข้อย่อย"
          texts={[
            dimension && `${dimension.no} ${dimension.title}`,
            program && `${program.no} ${program.title}`,
            ...subprograms.map(({ no, title }) => `${no} ${title}`),
          ]}
        />
        <Told
          label="งบประมาณ (บาท)"
          texts={[
            Object.entries(budgets)
              .map(([year, sum]) => `${year}: ${sum === 0 ? "–" : baht(sum)}`)
              .join(" / "),
            ...project.funding.map((source) => `จาก ${source}`),
          ]}
        />
        <Told label="หมายเหตุ" texts={[project.remark]} />
        <Told label="หลักการและเหตุผล" texts={project.rationale} />
        <Told label="วัตถุประสงค์" texts={project.objectives} />
        <Told label="กลุ่มเป้าหมาย" texts={[target].flat()} />
        <Told label="พื้นที่" texts={[project.area]} />
        <Told label="วิธีดำเนินการ" texts={project.steps.flatMap(linesOf)} />
        <Told label="ระยะเวลา" texts={[project.period]} />
        <Told label="ผู้รับผิดชอบ" texts={[project.responsible]} />
        <Told label="ผลผลิต" texts={project.outputs.map(({ text }) => text)} />
        <Told label="ผลลัพธ์" texts={project.outcomes} />
      </dl>
    </details>
  );
}

function linesOf({ no, text, sub, tail }: ReadStep): (string | null)[] {
  return [`${no ?? ""} ${text}`.trim(), ...sub.map((each) => `— ${each.no ?? ""} ${each.text}`), tail];
}

function OneRisk({ risk }: { risk: ReadRisk }) {
  const figures = [
    risk.likelihood && `โอกาส ${risk.likelihood}`,
    risk.impact && `ผลกระทบ ${risk.impact}`,
    risk.score,
  ];
  return (
    <details>
      <summary>
        {risk.no}) {risk.process}
      </summary>
      <dl class="facts">
        <Told label="ระดับ" texts={[risk.risk_score, ...figures]} />
        <Told label="เหตุการณ์" texts={risk.risks} />
        <Told
          label="มาตรการ"
          texts={risk.measures.map(({ text, project_no: no }) =>
            no === null ? `${text} (ไม่เชื่อมกับโครงการ)` : `${text} (โครงการที่ ${no})`,
          )}
        />
      </dl>
    </details>
  );
}

export function baht(amount: number): string {
  return amount.toLocaleString("en", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
}
