/** The shelf of packs, and one pack taken down from it. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Notice, Unconfirmed } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { safeHref } from "../../ui/safe-href.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import { confirmationOf } from "../confirmation.ts";
import type { AnyPackKind, Pack, PackEnvelope, PackSource } from "../pack.ts";
import { PackContents, unbroken } from "./contents.tsx";

export interface PackListProps {
  readonly packs: readonly Pack<unknown>[];
  readonly kindNamed: (name: string) => AnyPackKind | undefined;
  readonly hrefOf: (pack: Pack<unknown>) => string;
}

export function PackList({ packs, kindNamed, hrefOf }: PackListProps) {
  const kindTitle = (pack: Pack<unknown>) => kindNamed(pack.kind)?.title ?? pack.kind;
  return (
    <>
      <PageHead title="ชุดข้อมูลอ้างอิง" lead="ข้อมูลที่ส่วนกลางอาจเปลี่ยนได้ทุกปี แต่ละชุดบอกแหล่งที่มา ช่วงเวลาที่ใช้ และการยืนยัน" />
      <Sheet flush>
        <Table
          caption="ชุดข้อมูลทั้งหมด"
          captionUnseen
          rows={packs}
          rowKey={(pack) => pack.file}
          groupOf={kindTitle}
          columns={[
            {
              key: "title",
              head: "ชื่อชุดข้อมูล",
              cardTitle: true,
              cell: (pack) => <a href={safeHref(hrefOf(pack))}>{pack.title}</a>,
            },
            { key: "valid", head: "ช่วงเวลาที่ใช้", cell: validity },
            { key: "source", head: "แหล่งที่มา", cell: (pack) => sourceSummary(pack.source) },
            { key: "confirmed", head: "การยืนยัน", cell: (pack) => <ConfirmationMark pack={pack} /> },
            { key: "hash", head: "ลายนิ้วมือ", align: "end", cell: (pack) => <code>{shortHash(pack)}</code> },
          ]}
          empty={<Empty title="ยังไม่มีชุดข้อมูล">เพิ่มไฟล์ในโฟลเดอร์ packs แล้วเริ่มระบบใหม่</Empty>}
        />
      </Sheet>
    </>
  );
}

export interface PackPageProps {
  readonly pack: Pack<unknown>;
  readonly kind: AnyPackKind;
  readonly listHref: string;
}

export function PackPage({ pack, kind, listHref }: PackPageProps) {
  const { status, parts } = confirmationOf(pack);
  return (
    <>
      <PageHead title={pack.title} crumbs={[{ label: "ชุดข้อมูลอ้างอิง", href: listHref }]} lead={pack.note} />
      {status !== "confirmed" && (
        <Notice kind="late" title="ให้นิติกรยืนยันก่อนใช้อ้างอิง">
          {status === "unconfirmed"
            ? "ยังไม่ได้อ่านจากแหล่งทางการหรือแหล่งแรก"
            : `ยืนยันแล้วบางส่วน ยังเหลือ ${parts.length} รายการที่ไม่ได้อ่านจากแหล่งทางการหรือแหล่งแรก`}
        </Notice>
      )}
      <Sheet title="เกี่ยวกับชุดข้อมูล">
        <Facts
          facts={[
            { label: "ชนิด", value: kind.title },
            { label: "ช่วงเวลาที่ใช้", value: validity(pack) },
            { label: "การยืนยัน", value: <ConfirmationMark pack={pack} /> },
            { label: "ผู้ยืนยัน", value: pack.confirmedBy },
            { label: "แหล่งที่มา", value: <Sources sources={pack.source} /> },
            { label: "ไฟล์", value: <code>{pack.file}</code> },
            { label: "ลายนิ้วมือ (SHA-256)", value: <code>{pack.hash}</code> },
          ]}
        />
      </Sheet>
      <PackContents data={pack.data} kind={kind} />
    </>
  );
}

function ConfirmationMark({ pack }: { pack: Pack<unknown> }) {
  const { status } = confirmationOf(pack);
  if (status === "confirmed") return <Badge tone="done">ยืนยันแล้ว</Badge>;
  if (status === "unconfirmed") return <Unconfirmed />;
  return (
    <span class="row">
      <Badge tone="doing">ยืนยันบางส่วน</Badge>
      <Unconfirmed />
    </span>
  );
}

const markWords: Record<PackSource["mark"], string> = {
  C: "แหล่งทางการหรือแหล่งแรก",
  S: "อ่านจากสำเนา",
  U: "ยังไม่ยืนยัน",
};

function Sources({ sources }: { sources: readonly PackSource[] }) {
  return (
    <ol>
      {sources.map((source) => (
        <li key={source.text}>
          {source.url ? <a href={safeHref(source.url)}>{source.text}</a> : source.text} (
          {markWords[source.mark]})
        </li>
      ))}
    </ol>
  );
}

function sourceSummary(sources: readonly PackSource[]): string {
  const official = sources.filter((source) => source.mark === "C").length;
  return `${sources.length} แหล่ง${official > 0 ? ` (ทางการ ${official})` : ""}`;
}

function validity({ validFrom, validTo }: PackEnvelope): string {
  const from = unbroken(formatThaiDate(validFrom, "short"));
  return validTo === undefined ? `ตั้งแต่ ${from}` : `${from} – ${unbroken(formatThaiDate(validTo, "short"))}`;
}

/** Enough to compare by eye; the page of the pack shows it whole. */
function shortHash(pack: Pack<unknown>): string {
  return pack.hash.slice(0, 8);
}
