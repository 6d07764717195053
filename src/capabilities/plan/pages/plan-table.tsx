import { paths } from "../../../paths.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import { sharedMoney } from "../documents/shared-money.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import type { PlanRow, ProjectRow } from "../queries.ts";
import { bookTotals } from "../totals.ts";
import type { Totals } from "../totals.ts";
import { PlanHead } from "./plan-head.tsx";
import type { ComponentChildren } from "preact";

interface PlanTableProps {
  org: string;
  plan: PlanRow;
  cycle: PlanCycle;
  /** In the order of the book. */
  projects: readonly ProjectRow[];
  actions: ComponentChildren;
}

/** ส่วนที่ 2 as it will print. */
export function PlanTable({ org, plan, cycle, projects, actions }: PlanTableProps) {
  const years = plan.years.length;
  const { dimensions, all, across } = bookTotals(cycle, projects, plan.funds, years);
  return (
    <>
      <PlanHead org={org} plan={plan} view="table" lead="ตามที่จะพิมพ์ในส่วนที่ 2" actions={actions} />
      <div class="wide" tabindex={0} role="region" aria-label="ตารางส่วนที่ 2">
        <table class="book" role="table">
          <caption class="unseen">โครงการ กิจกรรม และมาตรการ พร้อมงบประมาณรายปี</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" rowspan={2}>
                ภารกิจตามมิติ
              </th>
              <th role="columnheader" scope="col" rowspan={2}>
                โครงการ/กิจกรรม/มาตรการ
              </th>
              {plan.years.map((year) => (
                <th key={year} role="columnheader" scope="col" class="end">
                  ปี {year}
                </th>
              ))}
              <th role="columnheader" scope="col" rowspan={2} class="end">
                รวม
              </th>
              <th role="columnheader" scope="col" rowspan={2}>
                หมายเหตุ
              </th>
            </tr>
            <tr role="row">
              {plan.years.map((year) => (
                <th key={year} role="columnheader" scope="col" class="end">
                  งบประมาณ (บาท)
                </th>
              ))}
            </tr>
          </thead>
          {dimensions.map(({ dimension, projects: inside, totals }) => {
            return (
              <tbody key={dimension.key} role="rowgroup">
                <tr class="dimension" role="row">
                  <th role="rowheader" scope="rowgroup" colspan={years + 4}>
                    มิติที่ {dimension.key} {dimension.name}
                  </th>
                </tr>
                {dimension.missions.flatMap((mission) => {
                  const rows = inside.filter((project) => project.mission === mission.key);
                  return rows.map((project, index) => (
                    <tr key={project.id} role="row">
                      {index === 0 && (
                        <th role="rowheader" scope="rowgroup" rowspan={rows.length}>
                          {mission.key} {mission.name}
                        </th>
                      )}
                      <td role="cell" class="title">
                        {projects.indexOf(project) + 1}){" "}
                        <a href={paths.office.planProject.href({ org, plan: plan.id, id: project.id })}>
                          {project.title}
                        </a>
                      </td>
                      {plan.years.map((year, at) => (
                        <Sum key={year} label={`ปี ${year}`} sum={project.budgets[at]} />
                      ))}
                      <Sum label="รวม" sum={sumOf(project)} />
                      <td role="cell" class={project.remark ? undefined : "none"} data-label="หมายเหตุ">
                        {project.remark}
                      </td>
                    </tr>
                  ));
                })}
                <TotalRow label="รวม" totals={totals} years={plan.years} />
              </tbody>
            );
          })}
          <tfoot role="rowgroup">
            {across.some((sum) => sum > 0) && <AcrossRow plan={plan} across={across} />}
            <TotalRow label="รวมทั้งสิ้น" totals={all} years={plan.years} />
          </tfoot>
        </table>
      </div>
    </>
  );
}

function sumOf(project: ProjectRow): Satang | null {
  const named = project.budgets.filter((sum) => sum !== null);
  return named.length === 0 ? null : satang(named.reduce((sum, each) => sum + each, 0));
}

/** On a telephone each sum says of which year it is, and what is none is left out. */
function Sum({ label, sum }: { label: string; sum: number | null | undefined }) {
  const none = sum === null || sum === undefined;
  return (
    <td role="cell" class={none ? "end none" : "end"} data-label={label}>
      {baht(sum)}
    </td>
  );
}

function baht(sum: number | null | undefined): string {
  return sum === null || sum === undefined ? "–" : formatBaht(satang(sum), { decimals: "needed" });
}

interface TotalRowProps {
  label: string;
  totals: Totals;
  years: readonly number[];
}

function TotalRow({ label, totals, years }: TotalRowProps) {
  return (
    <tr class="total" role="row">
      <th role="rowheader" scope="row">
        {label}
      </th>
      <td role="cell">
        จำนวน {totals.count} โครงการ
        {totals.twice.some((sum) => sum > 0) && (
          <div class="hush">เงินก้อนเดียวกันที่หลายโครงการใช้ นับครั้งเดียวแล้ว</div>
        )}
      </td>
      {totals.perYear.map((sum, index) => (
        <Sum key={index} label={`ปี ${years[index]}`} sum={sum === 0 ? null : sum} />
      ))}
      <Sum label="รวม" sum={totals.all === 0 ? null : totals.all} />
      <td role="cell" class="none" />
    </tr>
  );
}

/** Money of one source that stands in several dimensions: told, and not added twice. */
function AcrossRow({ plan, across }: { plan: PlanRow; across: readonly number[] }) {
  const less = (sum: number) => (sum > 0 ? `−${baht(sum)}` : "–");
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        หัก
      </th>
      <td role="cell">{sharedMoney.row}</td>
      {plan.years.map((year, index) => (
        <td key={year} role="cell" class="end" data-label={`ปี ${year}`}>
          {less(across[index] ?? 0)}
        </td>
      ))}
      <td role="cell" class="end" data-label="รวม">
        {less(across.reduce((sum, each) => sum + each, 0))}
      </td>
      <td role="cell" class="none" />
    </tr>
  );
}
