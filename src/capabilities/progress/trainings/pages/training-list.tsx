import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { OtherYears } from "../../years/pages/other-years.tsx";
import type { TrainingInList } from "../queries.ts";
import { percentOf } from "../rules.ts";

interface TrainingListProps {
  org: string;
  /** The ways through the year, where it has been opened. */
  tabs: ComponentChildren;
  years: readonly number[];
  year: number;
  trainings: readonly TrainingInList[];
}

export function TrainingList({ org, tabs, years, year, trainings }: TrainingListProps) {
  return (
    <>
      <PageHead
        title="การอบรม"
        lead={`ปีงบประมาณ ${year} ผู้เข้าอบรม คะแนนทดสอบ และร้อยละที่ผ่านเกณฑ์ ซึ่งตัวชี้วัดนับจากที่นี่`}
        actions={
          <OtherYears
            {...{ years, year }}
            hrefOf={(of) => paths.office.trainings.href({ org }, { year: of })}
          />
        }
      />
      {tabs}
      <Sheet flush>
        <Table
          caption={`การอบรมปีงบประมาณ ${year}`}
          captionUnseen
          columns={[
            {
              key: "title",
              head: "การอบรม",
              cell: ({ event }) => (
                <a href={paths.office.training.href({ org, id: event.id })}>{event.title}</a>
              ),
              cardTitle: true,
            },
            { key: "on", head: "วันที่", cell: ({ event }) => formatThaiDate(event.happenedOn), tight: true },
            { key: "unit", head: "หน่วยงาน", cell: ({ event }) => event.unitName },
            { key: "attended", head: "มาอบรม (คน)", cell: cameInWords, align: "end" },
            { key: "passed", head: "ผ่านเกณฑ์", cell: passedInWords, align: "end" },
          ]}
          rows={trainings}
          rowKey={({ event }) => event.id}
          empty={
            <Empty title="ยังไม่มีการอบรมในปีนี้">
              เปิดบันทึกกิจกรรมที่เป็นการอบรม แล้วกด “ตั้งเป็นการอบรม” เพื่อเก็บรายชื่อและคะแนน
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function cameInWords({ attended, listed }: TrainingInList): string {
  return attended === listed ? String(attended) : `${attended} จาก ${listed}`;
}

function passedInWords({ hasTest, passed, tested }: TrainingInList) {
  if (!hasTest) return "–";
  const percent = percentOf(passed, tested);
  return percent === undefined ? (
    <Badge tone="idle">ยังไม่มีคะแนน</Badge>
  ) : (
    `${passed} จาก ${tested} (ร้อยละ ${percent})`
  );
}
