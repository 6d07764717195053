import { paths } from "../../../paths.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import type { PlanRow, ProjectRow } from "../queries.ts";
import { totalsOf } from "../totals.ts";
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
  const all = totalsOf(projects, plan.funds, years);
  const dimensions = cycle.dimensions.map((dimension) => {
    const inside = projects.filter((project) => project.dimension === dimension.key);
    return { dimension, inside, totals: totalsOf(inside, plan.funds, years) };
  });
  // Each dimension counts shared money once by itself; what dimensions share with each other is left.
  const across = all.perYear.map(
    (sum, year) => dimensions.reduce((added, { totals }) => added + (totals.perYear[year] ?? 0), 0) - sum,
  );
  return (
    <>
      <PlanHead org={org} plan={plan} view="table" lead="ตามที่จะพิมพ์ในส่วนที่ 2" actions={actions} />
      <div class="wide" tabindex={0} role="region" aria-label="ตารางส่วนที่ 2">
        <table class="book">
          <caption class="unseen">โครงการ กิจกรรม และมาตรการ พร้อมงบประมาณรายปี</caption>
          <thead>
            <tr>
              <th scope="col" rowspan={2}>
                ภารกิจตามมิติ
              </th>
              <th scope="col" rowspan={2}>
                โครงการ/กิจกรรม/มาตรการ
              </th>
              {plan.years.map((year) => (
                <th key={year} scope="col" class="end">
                  ปี {year}
                </th>
              ))}
              <th scope="col" rowspan={2} class="end">
                รวม
              </th>
              <th scope="col" rowspan={2}>
                หมายเหตุ
              </th>
            </tr>
            <tr>
              {plan.years.map((year) => (
                <th key={year} scope="col" class="end">
                  งบประมาณ (บาท)
                </th>
              ))}
            </tr>
          </thead>
          {dimensions.map(({ dimension, inside, totals }) => {
            return (
              <tbody key={dimension.key}>
                <tr class="dimension">
                  <th scope="rowgroup" colspan={years + 4}>
                    มิติที่ {dimension.key} {dimension.name}
                  </th>
                </tr>
                {dimension.missions.flatMap((mission) => {
                  const rows = inside.filter((project) => project.mission === mission.key);
                  return rows.map((project, index) => (
                    <tr key={project.id}>
                      {index === 0 && (
                        <th scope="rowgroup" rowspan={rows.length}>
                          {mission.key} {mission.name}
                        </th>
                      )}
                      <td>
                        {projects.indexOf(project) + 1}){" "}
                        <a href={paths.office.planProject.href({ org, plan: plan.id, id: project.id })}>
                          {project.title}
                        </a>
                      </td>
                      {plan.years.map((year, at) => (
                        <td key={year} class="end">
                          {baht(project.budgets[at])}
                        </td>
                      ))}
                      <td class="end">{baht(sumOf(project))}</td>
                      <td>{project.remark}</td>
                    </tr>
                  ));
                })}
                <TotalRow label="รวม" totals={totals} />
              </tbody>
            );
          })}
          <tfoot>
            {across.some((sum) => sum > 0) && <AcrossRow plan={plan} across={across} />}
            <TotalRow label="รวมทั้งสิ้น" totals={all} />
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

function baht(sum: number | null | undefined): string {
  return sum === null || sum === undefined ? "–" : formatBaht(satang(sum), { decimals: "needed" });
}

function TotalRow({ label, totals }: { label: string; totals: Totals }) {
  return (
    <tr class="total">
      <th scope="row">{label}</th>
      <td>
        จำนวน {totals.count} โครงการ
        {totals.twice.some((sum) => sum > 0) && (
          <div class="hush">เงินก้อนเดียวกันที่หลายโครงการใช้ นับครั้งเดียวแล้ว</div>
        )}
      </td>
      {totals.perYear.map((sum, index) => (
        <td key={index} class="end">
          {sum === 0 ? "–" : baht(sum)}
        </td>
      ))}
      <td class="end">{totals.all === 0 ? "–" : baht(totals.all)}</td>
      <td />
    </tr>
  );
}

/** Money of one source that stands in several dimensions: told, and not added twice. */
function AcrossRow({ plan, across }: { plan: PlanRow; across: readonly number[] }) {
  const less = (sum: number) => (sum > 0 ? `−${baht(sum)}` : "–");
  return (
    <tr>
      <th scope="row">หัก</th>
      <td>เงินก้อนเดียวกันที่โครงการต่างมิติใช้ร่วมกัน</td>
      {plan.years.map((year, index) => (
        <td key={year} class="end">
          {less(across[index] ?? 0)}
        </td>
      ))}
      <td class="end">{less(across.reduce((sum, each) => sum + each, 0))}</td>
      <td />
    </tr>
  );
}
