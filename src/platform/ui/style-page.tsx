/** The living page /style: every piece in every state, as it is, not as a picture of it. Development only. */
import { StyleCharts } from "../charts/style-charts.tsx";
import { LinkButton } from "./button.tsx";
import type { Assets, Theme } from "./document.tsx";
import { OfficeLayout } from "./layout.tsx";
import { PageHead } from "./page-head.tsx";
import type { Query } from "./query-link.ts";
import { StyleForms } from "./style-forms.tsx";
import { StylePieces } from "./style-pieces.tsx";
import { StyleTable } from "./style-table.tsx";

export interface StylePageProps {
  readonly query: Query;
  readonly assets: Assets;
  readonly theme?: Theme;
}

export function StylePage({ query, assets, theme }: StylePageProps) {
  const asked = query["theme"] ?? theme;
  return (
    <OfficeLayout
      title="ชิ้นส่วนหน้าจอ"
      description="ทุกชิ้นส่วนของหน้าจอ ในทุกสภาพ"
      assets={assets}
      theme={asked === "light" || asked === "dark" ? asked : "auto"}
      org={{ name: "เทศบาลตำบลบ้านตัวอย่าง", href: "/style", place: "อำเภอสมมติ จังหวัดสมมติ" }}
      viewer={{
        name: "นางสาวสมหญิง ตั้งใจทำ",
        role: "ผู้ประสานงาน · สำนักปลัด",
        accountHref: "#account",
        signOutHref: "/style",
        switchHref: "#switch",
        themeHref: "/style",
      }}
      path="/style"
      flash={{ kind: "done", text: "บันทึกกิจกรรม “อบรมกฎหมายและระเบียบสำหรับบุคลากร” แล้ว" }}
      nav={[
        {
          items: [
            {
              label: "งานของฉัน",
              href: "#tasks",
              icon: "tasks",
              current: true,
              count: 3,
              countLabel: "เลยกำหนด",
            },
          ],
        },
        {
          label: "วงรอบปี 2569",
          items: [
            { label: "ความเสี่ยง", href: "#risk", icon: "risk" },
            { label: "แผนปฏิบัติการ", href: "#plan", icon: "plan" },
            { label: "ความก้าวหน้า", href: "#progress", icon: "progress" },
            { label: "รายงาน", href: "#report", icon: "report" },
          ],
        },
        {
          label: "งานประจำวัน",
          items: [
            { label: "ทะเบียน", href: "#register", icon: "register" },
            { label: "เรื่องร้องเรียน", href: "#complaint", icon: "complaint", count: 2, countLabel: "รอรับเรื่อง" },
            { label: "บริการประชาชน", href: "#service", icon: "service" },
          ],
        },
        {
          label: "เปิดเผยและประเมิน",
          items: [
            { label: "ข้อมูลสาธารณะ", href: "#public", icon: "public" },
            { label: "ITA", href: "#ita", icon: "assessment" },
          ],
        },
        {
          label: "หน่วยงาน",
          items: [
            { label: "บุคลากร", href: "#people", icon: "people" },
            { label: "หน่วยงานภายใน", href: "#units", icon: "unit" },
            { label: "การประชุม", href: "#meetings", icon: "meeting" },
            { label: "บันทึกการใช้งาน", href: "#log", icon: "log" },
            { label: "ตั้งค่า", href: "#settings", icon: "settings" },
          ],
        },
      ]}
      quick={[
        { label: "งาน", href: "#tasks", icon: "tasks", current: true, count: 3, countLabel: "เลยกำหนด" },
        { label: "บันทึก", href: "#progress", icon: "progress" },
        { label: "แผน", href: "#plan", icon: "plan" },
        { label: "ทะเบียน", href: "#register", icon: "register" },
      ]}
    >
      <PageHead
        title="ความก้าวหน้ารอบ 6 เดือน"
        crumbs={[
          { label: "แผนปฏิบัติการ", href: "#plan" },
          { label: "ปีงบประมาณ พ.ศ. 2569", href: "#year" },
        ]}
        lead="1 ตุลาคม 2568 – 31 มีนาคม 2569 · เหลืออีก 12 วัน"
        actions={
          <>
            <LinkButton href="#send" tone="go">
              ส่งให้หัวหน้าตรวจ
            </LinkButton>
            <LinkButton href="#preview">ดูตัวอย่างรายงาน</LinkButton>
          </>
        }
      />
      <StyleTable query={query} />
      <StylePieces />
      <StyleForms />
      <StyleCharts />
    </OfficeLayout>
  );
}
