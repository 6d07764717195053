import { paths } from "../../../../paths.ts";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import type { Step } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { Committee, Order } from "../queries.ts";
import { spansInForce } from "../rules.ts";

export interface OrderHistoryProps {
  org: string;
  today: IsoDate;
  committee: Committee;
  orders: readonly Order[];
}

/** Every order with what became of it; the latest on top. */
export function OrderHistory({ org, today, committee, orders }: OrderHistoryProps) {
  const latestFirst = orders.toSorted((a, b) =>
    `${a.ordered_on} ${a.term_from} ${a.id}` < `${b.ordered_on} ${b.term_from} ${b.id}` ? 1 : -1,
  );
  const spans = new Map(spansInForce(orders, committee.ended_on).map((span) => [span.order.id, span]));
  const steps = latestFirst.map((order): Step => {
    const span = spans.get(order.id);
    const day = isoDate(order.ordered_on);
    return {
      title: `คำสั่งที่ ${order.number}`,
      when: `ลงวันที่ ${formatThaiDate(day)}`,
      at: day,
      state: !span
        ? "stop"
        : span.from > today
          ? "next"
          : span.to !== null && span.to < today
            ? "done"
            : "doing",
      detail: (
        <>
          <a href={paths.office.order.href({ org, committee: committee.id, id: order.id })}>
            {order.subject}
          </a>
          <p class="hush">{span ? spanInWords(span) : "ถูกแทนด้วยคำสั่งที่ออกภายหลังก่อนเริ่มมีผล"}</p>
        </>
      ),
    };
  });
  return (
    <Sheet title="ประวัติคำสั่งแต่งตั้ง" aside={orders.length > 0 ? `${orders.length} ฉบับ` : undefined}>
      {steps.length > 0 ? <Timeline steps={steps} /> : <p class="hush">ยังไม่มีคำสั่ง</p>}
    </Sheet>
  );
}

function spanInWords({
  from,
  to,
  replacedBy,
}: {
  from: IsoDate;
  to: IsoDate | null;
  replacedBy: Order | undefined;
}): string {
  const since = `มีผลตั้งแต่ ${formatThaiDate(from, "short")}`;
  if (to === null) return `${since} จนกว่าจะมีคำสั่งใหม่`;
  const until = `${since} ถึง ${formatThaiDate(to, "short")}`;
  return replacedBy ? `${until} แล้วแทนด้วยคำสั่งที่ ${replacedBy.number}` : until;
}
