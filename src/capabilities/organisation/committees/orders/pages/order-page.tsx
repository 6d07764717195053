import { paths } from "../../../../../paths.ts";
import type { Attachment } from "../../../../../platform/files/holding.ts";
import type { FormState } from "../../../../../platform/forms/state.ts";
import { LinkButton } from "../../../../../platform/ui/button.tsx";
import { Notice } from "../../../../../platform/ui/notice.tsx";
import { Paper, Signature, Unprinted } from "../../../../../platform/ui/paper/paper.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { toThaiDigits } from "../../../../../thai/digits.ts";
import { committeeCrumbs } from "../../pages/committee-form.tsx";

import type { Committee } from "../../queries.ts";
import { roleTitle } from "../../rules.ts";
import { ScanSheet } from "../scan/pages/scan-sheet.tsx";
import { officialDay, preambleOf, termInWords } from "../documents.ts";
import type { OrderInFull } from "../queries.ts";

export interface OrderPageProps {
  org: string;
  /** "เทศบาลตำบล…" */
  issuer: string;
  emblem?: string;
  committee: Committee;
  order: OrderInFull;
  scans: readonly Attachment[];
  mayWrite: boolean;
  /** Of the scan, when it comes again. */
  form?: FormState;
}

/** The order as a paper; on the screen with what can be done with it. */
export function OrderPage(props: OrderPageProps) {
  const { org, issuer, emblem, committee, order, scans, mayWrite, form } = props;
  const place = { org, committee: committee.id, id: order.id };
  return (
    <>
      <Unprinted>
        <PageHead
          title={`คำสั่งที่ ${order.number}`}
          crumbs={committeeCrumbs(org, committee)}
          lead={order.subject}
          actions={
            <>
              <LinkButton href={paths.office.orderPdf.href(place)} tone="go">
                พิมพ์คำสั่ง PDF
              </LinkButton>
              <LinkButton href={paths.office.orderDocx.href(place)}>Word</LinkButton>
              {mayWrite && <LinkButton href={paths.office.orderEdit.href(place)}>แก้ไขคำสั่ง</LinkButton>}
            </>
          }
        />
        <Notice kind="info">PDF สำหรับพิมพ์และลงนาม Word สำหรับแก้ถ้อยคำก่อนพิมพ์ ฉบับที่มีผลคือฉบับที่ลงนามแล้ว</Notice>
        <ScanSheet {...{ org, scans, mayWrite, form }} committeeId={committee.id} orderId={order.id} />
      </Unprinted>
      <OrderPaper {...{ issuer, emblem, committee, order }} />
    </>
  );
}

function OrderPaper({
  issuer,
  emblem,
  committee,
  order,
}: Pick<OrderPageProps, "issuer" | "emblem" | "committee" | "order">) {
  return (
    <Paper
      emblem={emblem}
      heading={[`คำสั่ง${issuer}`, `ที่ ${toThaiDigits(order.number)}`, `เรื่อง ${toThaiDigits(order.subject)}`]}
    >
      <p class="first lines">{toThaiDigits(preambleOf(order, issuer, committee.name))}</p>
      <ol>
        {order.seats.map((seat, index) => (
          <li key={seat.id}>
            <span>{toThaiDigits(`${index + 1}.`)}</span>
            <span>{seat.name}</span>
            <span>{toThaiDigits(seat.position_title ?? "")}</span>
            <span>{roleTitle(committee.kind, seat.role)}</span>
          </li>
        ))}
      </ol>
      {order.duties && (
        <>
          <p class="first">ให้{committee.name}มีหน้าที่และอำนาจ ดังนี้</p>
          <p class="lines">{toThaiDigits(order.duties)}</p>
        </>
      )}
      <p class="first">{termInWords(order)}</p>
      <p class="first">สั่ง ณ วันที่ {officialDay(order.ordered_on)}</p>
      <Signature name={order.signed_by_name} title={order.signed_by_title} />
    </Paper>
  );
}
