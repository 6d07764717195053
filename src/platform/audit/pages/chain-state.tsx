import { Badge } from "../../ui/badge.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ChainFault } from "../chain.ts";
import type { ChainReport } from "../verify.ts";

const faultWords: Record<ChainFault["fault"], string> = {
  altered: "ถูกแก้ไข",
  missing: "หายไป",
  reordered: "ถูกสลับลำดับ",
};

/** Whether the log is whole, as the hashes tell. */
export function ChainState({ report }: { report: ChainReport }) {
  if (!report.ok) {
    return (
      <Notice kind="stop" title={`บันทึกลำดับที่ ${report.fault.seq} ${faultWords[report.fault.fault]}`}>
        <p>
          <Badge tone="stop">บันทึกไม่ครบถ้วน</Badge> แจ้งผู้ดูแลเครื่องแม่ข่ายให้เก็บฐานข้อมูลไว้ตามสภาพ แล้วตรวจด้วยคำสั่ง
          sucharit audit verify
        </p>
      </Notice>
    );
  }
  const last = report.from + report.entries - 1;
  return (
    <Notice
      kind="done"
      title={report.entries === 0 ? "ยังไม่มีบันทึก" : `ตรวจลำดับที่ ${report.from} ถึง ${last} แล้ว ไม่พบการแก้ไข`}
    >
      <p>
        <Badge tone="done">บันทึกครบถ้วน</Badge>{" "}
        {report.from > 1 && "ตรวจเฉพาะรายการใหม่ล่าสุด ตรวจทั้งหมดได้ด้วยคำสั่ง sucharit audit verify "}
        จดลำดับและรหัสนี้ไว้นอกระบบ จะใช้พิสูจน์ภายหลังได้ว่าไม่มีการเขียนบันทึกขึ้นใหม่:{" "}
        <code class="hash">
          {last}:{report.head}
        </code>
      </p>
    </Notice>
  );
}
