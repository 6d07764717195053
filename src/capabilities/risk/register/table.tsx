import { paths } from "../../../paths.ts";
import type { TableColumn } from "../../../platform/tables/column.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { LevelBadge } from "../level.tsx";
import { ratedInWords } from "../scales/rules.ts";
import type { Rated, RiskScale } from "../scales/rules.ts";
import type { RiskInList } from "./list.ts";
import { movements, riskStatuses, treatmentTitle } from "./rules.ts";

const out = { only: "out" } as const;
const words = (rated: Rated | undefined) => (rated ? ratedInWords(rated) : null);

/** The register: the columns of its list and of its files. */
export function riskTable(org: string, scale: RiskScale): TableColumn<RiskInList>[] {
  const before = paths.office.risk.href({ org, id: "" });
  return [
    { ...out, key: "number", head: "ลำดับ", kind: "whole", value: (risk) => risk.number },
    { ...out, key: "process", head: "กระบวนการ", kind: "text", value: (risk) => risk.process },
    {
      ...out,
      key: "event",
      head: "เหตุการณ์ความเสี่ยง",
      kind: "text",
      value: (risk) => risk.event,
      page: {
        cardTitle: true,
        sortable: true,
        cell: (risk) => (
          <>
            <a href={before + risk.id}>{risk.event}</a> <Novelty risk={risk} />
          </>
        ),
      },
    },
    { ...out, key: "who", head: "ผู้ที่อาจกระทำ", kind: "text", value: (risk) => risk.who },
    { ...out, key: "how", head: "วิธีที่อาจเกิด", kind: "text", value: (risk) => risk.how },
    {
      ...out,
      key: "before",
      head: "ระดับก่อนควบคุม",
      kind: "text",
      value: (risk) => words(risk.ratedBefore),
      page: {
        head: "ก่อนควบคุม",
        sortable: true,
        cell: (risk) => (risk.ratedBefore ? <LevelBadge scale={scale} rated={risk.ratedBefore} /> : "–"),
      },
    },
    { ...out, key: "controls", head: "การควบคุมที่มีอยู่", kind: "text", value: (risk) => risk.controls },
    {
      ...out,
      key: "after",
      head: "ระดับหลังควบคุม",
      kind: "text",
      value: (risk) => words(risk.ratedAfter),
      page: {
        head: "หลังควบคุม",
        sortable: true,
        cell: (risk) => (risk.ratedAfter ? <LevelBadge scale={scale} rated={risk.ratedAfter} /> : "–"),
      },
    },
    {
      ...out,
      key: "unit",
      head: "หน่วยงานเจ้าของ",
      kind: "text",
      value: (risk) => risk.unit ?? "ทั้งองค์กร",
      page: { head: "หน่วยงาน", sortable: true },
    },
    {
      ...out,
      key: "status",
      head: "สถานะ",
      kind: "text",
      value: (risk) => riskStatuses[risk.status].title,
      page: {
        // One element: beside its label a card lays each out by itself.
        cell: ({ status, review_on }) => (
          <div>
            <Badge tone={riskStatuses[status].tone}>{riskStatuses[status].title}</Badge>
            {review_on && status !== "ended" && (
              <div class="hush">ทบทวน {formatThaiDate(isoDate(review_on), "short")}</div>
            )}
          </div>
        ),
      },
    },
    {
      ...out,
      key: "treatment",
      head: "การจัดการ",
      kind: "text",
      value: (risk) => treatmentTitle(risk.treatment),
    },
    {
      ...out,
      key: "measures",
      head: "มาตรการ",
      kind: "text",
      value: (risk) => risk.measures.map(({ text }, index) => `${index + 1}. ${text}`).join("\n") || null,
    },
    {
      ...out,
      key: "results",
      head: "สิ่งที่ดำเนินการแล้ว",
      kind: "text",
      value: (risk) =>
        risk.measures
          .flatMap(({ result }, index) => (result ? [`${index + 1}. ${result}`] : []))
          .join("\n") || null,
    },
    {
      ...out,
      key: "reviewOn",
      head: "วันที่ทบทวน",
      kind: "date",
      value: (risk) => risk.review_on,
    },
    {
      ...out,
      key: "movement",
      head: "เทียบกับปีก่อน",
      kind: "text",
      value: (risk) => risk.movement && movements[risk.movement],
    },
    { ...out, key: "published", head: "เผยแพร่เมื่อ", kind: "date", value: (risk) => risk.published_on },
  ];
}

function Novelty({ risk }: { risk: RiskInList }) {
  if (risk.movement === "new") return <Badge tone="doing">ใหม่</Badge>;
  return risk.changes.length > 0 ? <Badge tone="doing">{`เปลี่ยน ${risk.changes.length} เรื่อง`}</Badge> : null;
}
