import { paths } from "../../../../paths.ts";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { LevelBadge } from "../../level.tsx";
import { ratedOn } from "../../scales/rules.ts";
import type { RiskOfYear } from "../queries.ts";
import { changesBetween } from "../rules.ts";
import { Changes } from "./risk-changes.tsx";

/** The same risk in each year, the newest first, and what every year changed. */
export function OverYears({ org, years }: { org: string; years: readonly RiskOfYear[] }) {
  if (years.length < 2) return null;
  const rows = years.map((year, index) => ({ ...year, before: years[index + 1] }));
  type Row = (typeof rows)[number];
  return (
    <Sheet title="ความเสี่ยงนี้ในแต่ละปี" flush>
      <Table
        caption="ความเสี่ยงนี้ในแต่ละปี"
        captionUnseen
        columns={[
          {
            key: "year",
            head: "ปีงบประมาณ",
            cardTitle: true,
            cell: ({ assessment, risk }: Row) => (
              <a href={paths.office.risk.href({ org, id: risk.id })}>{assessment.fiscal_year}</a>
            ),
          },
          {
            key: "before",
            head: "ก่อนควบคุม",
            cell: ({ assessment: { scale }, risk }: Row) => (
              <LevelBadge scale={scale} rated={ratedOn(scale, risk.before)} />
            ),
          },
          {
            key: "after",
            head: "หลังควบคุม",
            cell: ({ assessment: { scale }, risk }: Row) => (
              <LevelBadge scale={scale} rated={ratedOn(scale, risk.after)} />
            ),
          },
          {
            key: "measures",
            head: "มาตรการที่แล้วเสร็จ",
            align: "end",
            cell: ({ risk: { measures } }: Row) =>
              `${measures.filter(({ done_on }) => done_on !== null).length} จาก ${measures.length}`,
          },
          { key: "changes", head: "เปลี่ยนจากปีก่อน", cell: (row: Row) => <Changed row={row} /> },
        ]}
        rows={rows}
        rowKey={({ risk }) => risk.id}
        empty={null}
      />
    </Sheet>
  );
}

function Changed({
  row: { assessment, risk, before },
}: {
  row: RiskOfYear & { before: RiskOfYear | undefined };
}) {
  if (!before) return <>บันทึกครั้งแรก</>;
  const changes = changesBetween(
    { facts: before.risk, scale: before.assessment.scale },
    { facts: risk, scale: assessment.scale },
  );
  return changes.length === 0 ? <>ไม่เปลี่ยน</> : <Changes changes={changes} />;
}
