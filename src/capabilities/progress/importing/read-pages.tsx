/** A report as it was read and will be kept: to be held against the document beside it. */
import { Told } from "../../../platform/reading/told.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isIsoDate } from "../../../thai/dates.ts";
import { roundLabel } from "../../../thai/fiscal.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import { guidelineKeys, guidelineTitles } from "../project-years.ts";
import type { ReportContent, ReportDimension, ReportRow, ReportTotal } from "../report/content.ts";
import { rowsIn, rowsOf, totalOf } from "../report/totals.ts";

export function WhatWasRead({ content }: { content: ReportContent }) {
  const { organisation, period, reporter, announcement } = content;
  return (
    <div class="stack">
      <Sheet title="รายงานที่อ่านได้">
        <dl class="facts">
          <Told label="ชื่อรายงาน" texts={[content.title]} />
          <Told label="หน่วยงาน" texts={[organisation.name, organisation.amphoe, organisation.province]} />
          <Told label="ปีและรอบ" texts={[`ปีงบประมาณ ${content.year} ${roundLabel(content.round)}`]} />
          <Told label="ช่วงเวลาที่พิมพ์" texts={[dateOf(period.from), dateOf(period.to)]} />
          <Told label="แผนที่รายงาน" texts={[content.plan]} />
          <Told label="บทนำ" texts={content.introduction} />
          <Told label="ปัจจัยสนับสนุน" texts={content.factors} />
          <Told label="ปัญหา/อุปสรรค" texts={content.problems} />
          <Told label="ข้อเสนอแนะ" texts={content.recommendations} />
          {reporter && (
            <Told
              label="ผู้รายงาน"
              texts={[
                reporter.name,
                reporter.position,
                reporter.phone,
                reporter.email,
                dateOf(reporter.reportedOn),
              ]}
            />
          )}
          {announcement && (
            <Told
              label="ประกาศ"
              texts={[
                announcement.subject,
                ...announcement.text,
                dateOf(announcement.signedOn),
                announcement.signerName,
                announcement.signerTitle,
              ]}
            />
          )}
        </dl>
      </Sheet>
      <Totals content={content} />
      {content.dimensions.map((dimension, at) => (
        <Dimension key={at} dimension={dimension} />
      ))}
    </div>
  );
}

function Totals({ content }: { content: ReportContent }) {
  return (
    <Sheet title="ยอดรวม" aside="บวกจากที่อ่านได้ และตามที่พิมพ์ไว้">
      <dl class="facts">
        {content.dimensions.map((dimension, at) => (
          <Told
            key={at}
            label={dimension.title || "ไม่ระบุมิติ"}
            texts={[
              `บวกได้ ${rowsIn(dimension).length} แถว: ${inWords(totalOf(rowsIn(dimension)))}`,
              dimension.total && `ที่พิมพ์: ${inWords(dimension.total)}`,
            ]}
          />
        ))}
        <Told
          label="ทุกมิติ"
          texts={[`บวกได้ ${rowsOf(content).length} แถว: ${inWords(totalOf(rowsOf(content)))}`]}
        />
      </dl>
    </Sheet>
  );
}

function inWords({ integrated, agency, disbursed, guidelines }: ReportTotal): string {
  const money = `งบบูรณาการ ${bahtOf(integrated)} งบหน่วยงาน ${bahtOf(agency)} เบิกจ่าย ${bahtOf(disbursed)}`;
  const ticked = guidelineKeys.filter((key) => guidelines[key]).map((key) => guidelineTitles[key]);
  return ticked.length === 0 ? money : `${money} ทำเครื่องหมาย ${ticked.join(", ")}`;
}

function Dimension({ dimension }: { dimension: ReportDimension }) {
  return (
    <Sheet title={dimension.title || "ไม่ระบุมิติ"} aside={`${rowsIn(dimension).length} แถว`}>
      {dimension.lines.map(({ heading, row }, at) =>
        heading ? (
          <p key={at} class={heading.level === 1 ? undefined : "hush"}>
            <strong>{[heading.code, heading.title].filter(Boolean).join(" ")}</strong>
          </p>
        ) : (
          <OneRow key={at} row={row} />
        ),
      )}
    </Sheet>
  );
}

function OneRow({ row }: { row: ReportRow }) {
  const ticked = guidelineKeys.filter((key) => row.guidelines[key]).map((key) => guidelineTitles[key]);
  return (
    <details>
      <summary>{[row.code, row.title].filter(Boolean).join(" ")}</summary>
      <dl class="facts">
        <Told label="ตัวชี้วัด" texts={[row.indicator]} />
        <Told label="เป้าหมาย" texts={[row.target]} />
        <Told label="ผลการดำเนินงาน" texts={row.result.split("\n")} />
        <Told
          label="งบประมาณ (บาท)"
          texts={[
            `บูรณาการ ${bahtOf(row.money.integrated)} / หน่วยงาน ${bahtOf(row.money.agency)} / เบิกจ่าย ${bahtOf(row.money.disbursed)}`,
          ]}
        />
        <Told label="แนวทาง" texts={ticked} />
        <Told label="หมายเหตุ" texts={[row.remark]} />
        {row.narrative.map(({ heading, paragraphs }, at) => (
          <Told key={at} label={heading || "บรรยาย"} texts={paragraphs} />
        ))}
      </dl>
    </details>
  );
}

function dateOf(date: string | null): string | null {
  return date !== null && isIsoDate(date) ? formatThaiDate(date) : date;
}

export function bahtOf(sum: number | null): string {
  return sum === null ? "–" : formatBaht(satang(sum), { decimals: "needed" });
}
