import { paths } from "../../../paths.ts";
import { JobStateBadge, when } from "../../jobs/pages/job-words.tsx";
import { jobActs } from "../../jobs/rules.ts";
import { ActButton } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import type { LetterShown } from "../queries.ts";

export interface LettersPageProps {
  org: string;
  letters: readonly LetterShown[];
  isMailSet: boolean;
}

export function LettersPage({ org, letters, isMailSet }: LettersPageProps) {
  return (
    <>
      <PageHead
        title="อีเมลที่ยังไม่ได้ส่ง"
        crumbs={[{ label: "งานเบื้องหลัง", href: paths.office.jobs.href({ org }) }]}
        lead="เมื่อส่งไม่สำเร็จ ระบบจะส่งใหม่เองเป็นระยะราวหนึ่งวันครึ่ง ข้อความและลิงก์ในอีเมลไม่แสดงที่นี่"
      />
      {!isMailSet && (
        <Notice kind="info" title="ยังไม่ได้ตั้งค่าการส่งอีเมล">
          ระบบใช้งานได้ครบโดยไม่มีอีเมล ลิงก์คำเชิญจะแสดงให้ผู้ดูแลระบบส่งต่อเอง และการแจ้งเตือนอยู่ในระบบ
        </Notice>
      )}
      <Sheet flush>
        <Table
          caption="อีเมลที่ยังไม่ได้ส่ง"
          captionUnseen
          rows={letters}
          rowKey={(letter) => letter.id}
          columns={[
            { key: "what", head: "อีเมล", cardTitle: true, cell: ({ what }) => what },
            { key: "to", head: "ถึง", cell: ({ to }) => to },
            { key: "state", head: "สถานะ", cell: (letter) => <JobStateBadge job={letter} /> },
            { key: "why", head: "เหตุ", cell: whyNot },
            { key: "at", head: "สั่งส่งเมื่อ", tight: true, cell: ({ askedAt }) => when(askedAt) },
            {
              key: "again",
              head: "ทำอะไรได้",
              tight: true,
              cell: ({ jobId, state }) =>
                jobActs(state).includes("again") ? (
                  <ActButton action={paths.office.jobAgain.href({ org, id: jobId })}>ส่งอีกครั้ง</ActButton>
                ) : (
                  "–"
                ),
            },
          ]}
          empty={
            <Empty title="ไม่มีอีเมลค้างส่ง">
              {isMailSet ? "อีเมลทุกฉบับส่งถึงเซิร์ฟเวอร์อีเมลแล้ว" : "เมื่อตั้งค่าการส่งอีเมลแล้ว ฉบับที่ยังส่งไม่ได้จะแสดงที่นี่"}
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function whyNot({ state, problem, attempts, runAt }: LetterShown): string {
  if (!problem) return "–";
  const told = attempts > 0 ? `${problem} (ลองแล้ว ${attempts} ครั้ง)` : problem;
  return state === "waiting" ? `${told} ลองใหม่ ${when(runAt)}` : told;
}
