import type { ComponentChildren } from "preact";
import { formatBaht, satang } from "../../../../thai/money.ts";
import { guidelineKeys, guidelineTitles } from "../../project-years.ts";
import type { Guidelines, ReportContent, ReportRow, ReportTotal, RowMoney } from "../content.ts";
import { formHeads, sharedMoneyNote, titleCell } from "../heads.ts";
import { rowsOf, sharedAgain, totalOf } from "../totals.ts";

interface FormTableProps {
  content: ReportContent;
  /** Stands below the result: what may be written beside it. */
  beside?: (row: ReportRow) => ComponentChildren;
}

/** The form of eleven columns as it will print; on a phone a list of projects. */
export function FormTable({ content, beside }: FormTableProps) {
  return (
    <div class="wide" tabindex={0} role="region" aria-label="แบบรายงาน">
      <table class="book form-book" role="table">
        <caption class="unseen">แบบรายงานผลการดำเนินงานป้องกันการทุจริต</caption>
        <FormHead />
        {content.dimensions.map(({ title, lines, total }) => (
          <tbody key={title} role="rowgroup">
            <GroupRow title={title} />
            {lines.map(({ heading, row }) =>
              heading ? (
                <GroupRow
                  key={`${heading.level} ${heading.code}`}
                  title={`${heading.code ?? ""} ${heading.title}`}
                />
              ) : (
                <ProjectRow key={row.id} row={row} beside={beside?.(row)} />
              ),
            )}
            {total && <TotalRow label="รวม" total={total} />}
          </tbody>
        ))}
        <tfoot role="rowgroup">
          <TotalRow label="รวมทั้งสิ้น" total={totalOf(rowsOf(content))} />
        </tfoot>
      </table>
      {sharedAgain(rowsOf(content)) > 0 && <p class="hush">{sharedMoneyNote}</p>}
    </div>
  );
}

function FormHead() {
  const down = (title: string) => (
    <th key={title} role="columnheader" scope="col" rowspan={2}>
      {title}
    </th>
  );
  return (
    <thead role="rowgroup">
      <tr role="row">
        {formHeads.words.map(down)}
        <th role="columnheader" scope="colgroup" colspan={3}>
          {formHeads.budget}
        </th>
        <th role="columnheader" scope="colgroup" colspan={3}>
          {formHeads.guidelines}
        </th>
        {down(formHeads.remark)}
      </tr>
      <tr role="row">
        {[...formHeads.money, ...guidelineKeys.map((key) => guidelineTitles[key])].map((title) => (
          <th key={title} role="columnheader" scope="col">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GroupRow({ title }: { title: string }) {
  return (
    <tr class="dimension" role="row">
      <th role="rowheader" scope="rowgroup" colspan={11}>
        {title}
      </th>
    </tr>
  );
}

function ProjectRow({ row, beside }: { row: ReportRow; beside: ComponentChildren }) {
  const [, indicator, target, result] = formHeads.words;
  return (
    <tr role="row" id={`row-${row.id}`}>
      <td role="cell" class="title">
        <strong>{titleCell(row)}</strong>
      </td>
      <Words label={indicator} text={row.indicator} />
      <Words label={target} text={row.target} />
      <td role="cell" class="words long" data-label={result}>
        <Lines text={row.result} />
        {beside}
      </td>
      <MoneyCells money={row.money} />
      <TickCells guidelines={row.guidelines} />
      <Words label={formHeads.remark} text={row.remark} />
    </tr>
  );
}

function Words({ label, text }: { label: string; text: string }) {
  return (
    <td role="cell" class={text === "" ? "words none" : "words"} data-label={label}>
      {text === "" ? "–" : <Lines text={text} />}
    </td>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, at) => (
        <div key={at}>{line}</div>
      ))}
    </>
  );
}

function MoneyCells({ money: { integrated, agency, disbursed } }: { money: RowMoney }) {
  return (
    <>
      {[integrated, agency, disbursed].map((sum, at) => (
        <td
          key={at}
          role="cell"
          class={sum === null ? "end none" : "end"}
          data-label={`${formHeads.money[at]} (บาท)`}
        >
          {sum === null ? "–" : formatBaht(satang(sum), { decimals: "needed" })}
        </td>
      ))}
    </>
  );
}

/** A stroke as the form has it; read aloud it is a word. */
function TickCells({ guidelines }: { guidelines: Guidelines }) {
  return (
    <>
      {guidelineKeys.map((key) => (
        <td
          key={key}
          role="cell"
          class={guidelines[key] ? "tick" : "tick none"}
          data-label={guidelineTitles[key]}
        >
          <span aria-hidden="true">{guidelines[key] ? "/" : "–"}</span>
          <span class="unseen">{guidelines[key] ? "ใช่" : "ไม่ใช่"}</span>
        </td>
      ))}
    </>
  );
}

function TotalRow({ label, total }: { label: string; total: ReportTotal }) {
  return (
    <tr class="total" role="row">
      <th role="rowheader" scope="row" colspan={4}>
        {label}
      </th>
      <MoneyCells money={total} />
      <TickCells guidelines={total.guidelines} />
      <td role="cell" class="none" />
    </tr>
  );
}
