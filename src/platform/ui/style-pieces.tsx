/** The smaller pieces, for /style. */
import { Badge } from "./badge.tsx";
import { ActButton, LinkButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Difference } from "./difference.tsx";
import { Empty } from "./empty.tsx";
import { Facts } from "./facts.tsx";
import { Flash } from "./flash.tsx";
import { Notice, Unconfirmed } from "./notice.tsx";
import { Progress } from "./progress.tsx";
import { Sheet } from "./sheet.tsx";
import { Tabs } from "./tabs.tsx";
import { Timeline } from "./timeline.tsx";

export function StylePieces() {
  return (
    <>
      <Tabs
        label="มุมมองของโครงการ"
        tabs={[
          { label: "กิจกรรม", href: "#activities", current: true, count: 12 },
          { label: "ตัวชี้วัด", href: "#indicators", count: 3 },
          { label: "การเบิกจ่าย", href: "#spending" },
          { label: "หลักฐาน", href: "#evidence", count: 0 },
        ]}
      />
      <div class="pair">
        <Sheet title="เรื่องร้องเรียน ร-2569-0042" aside={<Badge tone="doing">กำลังดำเนินการ</Badge>}>
          <Timeline
            steps={[
              {
                title: "รับเรื่อง",
                when: "3 มี.ค. 2569 เวลา 09.15 น.",
                at: "2026-03-03T09:15+07:00",
                by: "นายสมชาย ใจดี",
                state: "done",
              },
              {
                title: "ส่งกองช่าง",
                when: "3 มี.ค. 2569 เวลา 13.40 น.",
                at: "2026-03-03T13:40+07:00",
                state: "done",
              },
              {
                title: "ตรวจสถานที่",
                when: "ครบกำหนด 10 มี.ค. 2569",
                at: "2026-03-10",
                state: "late",
                detail: "รอภาพถ่ายจากผู้รับผิดชอบ",
              },
              { title: "ตอบผู้ร้อง", when: "ภายใน 18 มี.ค. 2569", at: "2026-03-18", state: "next" },
            ]}
          />
        </Sheet>
        <Sheet title="ข้อมูลโครงการ" aside={<a href="#edit">แก้ไข</a>}>
          <Facts
            facts={[
              { label: "ผู้รับผิดชอบ", value: "นางสาวสมหญิง ตั้งใจทำ" },
              { label: "หน่วยงาน", value: "สำนักปลัดเทศบาล ฝ่ายอำนวยการ" },
              { label: "งบประมาณ", value: "150,000.00 บาท" },
              {
                label: "กำหนดส่ง",
                value: (
                  <>
                    15 เมษายน 2569 <Unconfirmed source="ตัวอย่างสำหรับหน้านี้" />
                  </>
                ),
              },
              { label: "หมายเหตุ", value: "" },
            ]}
          />
          <Progress label="กิจกรรมที่ทำแล้ว" value={5} of={12} unit="กิจกรรม" />
          <Progress label="ตัวชี้วัดที่ถึงเป้า" value={3} of={3} tone="done" />
          <Progress label="เบิกจ่าย" value={12} of={100} unit="ส่วน" tone="late" />
        </Sheet>
      </div>
      <Sheet title="สถานะและการแจ้ง">
        <div class="row">
          <Badge>ยังไม่เริ่ม</Badge>
          <Badge tone="doing">อยู่ระหว่างดำเนินการ</Badge>
          <Badge tone="done">แล้วเสร็จ</Badge>
          <Badge tone="late">เลยกำหนด 3 วัน</Badge>
          <Badge tone="stop">ดำเนินการไม่ได้</Badge>
        </div>
        <Flash message={{ kind: "info", text: "มีร่างที่พิมพ์ค้างไว้เมื่อ 10.42 น. เปิดมาใช้ต่อได้" }} />
        <Flash message={{ kind: "stop", text: "ส่งอีเมลไม่สำเร็จ โปรดส่งลิงก์ให้ผู้รับด้วยตนเอง" }} />
        <Notice title="ก่อนส่งรายงาน">โครงการที่จ่ายเงินแล้วทุกโครงการต้องมีผลและหลักฐาน</Notice>
        <Notice kind="late" title="ใกล้ครบกำหนด">
          เหลืออีก 2 วัน ยังขาดหลักฐาน 4 โครงการ
        </Notice>
        <Notice kind="done">ตรวจครบถ้วนแล้ว พร้อมส่ง</Notice>
        <Notice kind="stop">ปิดรอบแล้ว แก้ไขไม่ได้</Notice>
      </Sheet>
      <Sheet title="ปุ่ม">
        <div class="row">
          <LinkButton href="#go" tone="go">
            บันทึกกิจกรรม
          </LinkButton>
          <LinkButton href="#plain">ดูตัวอย่าง</LinkButton>
          <LinkButton href="#download" icon="download" download>
            ดาวน์โหลด
          </LinkButton>
          <ActButton action="/style">ส่งลิงก์อีกครั้ง</ActButton>
          <button class="btn" type="button" disabled>
            ยังส่งไม่ได้
          </button>
          <Confirm
            id="confirm-delete"
            trigger="ลบร่างแผน"
            title="ลบร่างแผนปฏิบัติการปี 2569 หรือไม่"
            action="/style"
            yes="ลบร่างแผน"
          >
            โครงการ 12 รายการในร่างนี้จะหายไปด้วย และเรียกคืนไม่ได้
          </Confirm>
        </div>
      </Sheet>
      <Difference
        savedBy="นายสมชาย ใจดี"
        savedAt="เมื่อ 10.42 น."
        rows={[
          { label: "ชื่อโครงการ", yours: "อบรมกฎหมายสำหรับบุคลากร", theirs: "อบรมกฎหมายและระเบียบสำหรับบุคลากร" },
          { label: "งบประมาณ (บาท)", yours: "150,000.00", theirs: "150,000.00" },
          { label: "หมายเหตุ", yours: "", theirs: "เลื่อนจากเดือนมกราคม" },
        ]}
      />
      <Sheet title="ทะเบียนรับของขวัญ" flush>
        <Empty
          title="ยังไม่มีรายการในปีนี้"
          action={
            <LinkButton href="#first" tone="go">
              บันทึกรายการแรก
            </LinkButton>
          }
        >
          เมื่อบุคลากรรับหรือปฏิเสธของขวัญ ให้บันทึกไว้ที่นี่ แบบรายงานจะจัดทำให้เอง
        </Empty>
      </Sheet>
    </>
  );
}
