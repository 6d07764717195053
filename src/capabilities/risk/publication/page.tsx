import { paths } from "../../../paths.ts";
import { Empty } from "../../../platform/ui/empty.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { Table } from "../../../platform/ui/table.tsx";
import { Tabs } from "../../../platform/ui/tabs.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { LevelMark } from "../level.tsx";
import type { PublishedRisk, PublishedYear } from "./queries.ts";

interface PublicRisksProps {
  org: string;
  title: string;
  published: PublishedYear | undefined;
}

export function PublicRisks({ org, title, published }: PublicRisksProps) {
  return (
    <>
      <PageHead
        title="ความเสี่ยงการทุจริตและมาตรการ"
        crumbs={[{ label: title, href: paths.public.home.href({ org }) }]}
        lead={`เหตุการณ์ที่${title}ประเมินว่าอาจเกิดขึ้น ระดับ มาตรการป้องกัน และสิ่งที่ได้ดำเนินการแล้ว การอยู่ในรายการนี้ไม่ได้หมายความว่ามีการทุจริตเกิดขึ้น`}
      />
      {published ? (
        <PublishedTable org={org} published={published} />
      ) : (
        <Sheet>
          <Empty title="ยังไม่ได้เผยแพร่ผลการประเมินความเสี่ยง" icon="risk">
            เมื่อหน่วยงานประเมินและเผยแพร่แล้ว ท่านจะอ่านได้ที่หน้านี้
          </Empty>
        </Sheet>
      )}
    </>
  );
}

function PublishedTable({ org, published }: { org: string; published: PublishedYear }) {
  const { assessment, years, risks } = published;
  const { scale, fiscal_year: year } = assessment;
  return (
    <>
      {years.length > 1 && (
        <Tabs
          label="ปีงบประมาณ"
          tabs={years.map((each) => ({
            label: `ปี ${each}`,
            href: paths.public.risks.href({ org }, { year: each }),
            current: each === year,
          }))}
        />
      )}
      <Sheet title={`ปีงบประมาณ ${year}`} aside={`${risks.length} เหตุการณ์`} flush>
        <Table
          caption={`ความเสี่ยงการทุจริต ปีงบประมาณ ${year}`}
          captionUnseen
          columns={[
            {
              key: "event",
              head: "เหตุการณ์ความเสี่ยง",
              cardTitle: true,
              cell: (risk: PublishedRisk) => risk.event,
            },
            {
              key: "level",
              head: "ระดับ",
              cell: ({ level }: PublishedRisk) => <LevelMark scale={scale} level={level} text={level.name} />,
            },
            {
              key: "measures",
              head: "มาตรการและสิ่งที่ดำเนินการแล้ว",
              cell: (risk: PublishedRisk) => <Measures {...risk} />,
            },
          ]}
          rows={risks}
          rowKey={({ id }) => id}
          groupOf={({ process }) => process}
          empty={<Empty title="ไม่มีรายการที่เผยแพร่ในปีนี้" />}
        />
      </Sheet>
    </>
  );
}

function Measures({ measures, accepted_until: until }: PublishedRisk) {
  const accepted = until && `ผู้บริหารยอมรับความเสี่ยงนี้ถึง ${formatThaiDate(isoDate(until), "short")}`;
  if (measures.length === 0) return <>{accepted || "–"}</>;
  return (
    <ul class="waiting">
      {measures.map(({ text, result, done_on }) => (
        <li key={text}>
          {text}
          <div class="hush">
            {result ? `ดำเนินการแล้ว: ${result}` : "ยังไม่มีผลการดำเนินการ"}
            {done_on && ` (แล้วเสร็จ ${formatThaiDate(isoDate(done_on), "short")})`}
          </div>
        </li>
      ))}
      {accepted && <li>{accepted}</li>}
    </ul>
  );
}
