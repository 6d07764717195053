import { paths } from "../../../paths.ts";
import { ActButton, LinkButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { localPath } from "../../web/local-path.ts";
import type { JobShown } from "../queries.ts";
import { isOver, jobActs } from "../rules.ts";
import { JobStateBadge, when } from "./job-words.tsx";

export interface JobPageProps {
  org: string;
  job: JobShown;
  /** Where the file that came of it is fetched. */
  fileHref: string | undefined;
}

/** While the job goes on the page comes again by itself every few seconds: it needs no script. */
export function JobPage({ org, job, fileHref }: JobPageProps) {
  const here = { org, id: job.id };
  const acts = jobActs(job.state);
  return (
    <>
      <PageHead
        title={job.title}
        crumbs={[{ label: "งานเบื้องหลัง", href: paths.office.jobs.href({ org }) }]}
        actions={
          <>
            {job.result_href && (
              <LinkButton href={localPath(job.result_href)} tone="go">
                ดูผลของงาน
              </LinkButton>
            )}
            {fileHref && (
              <LinkButton href={fileHref} tone="go" icon="download" download>
                ดาวน์โหลดไฟล์
              </LinkButton>
            )}
            {!isOver(job.state) && <LinkButton href={paths.office.job.href(here)}>ดูความคืบหน้าล่าสุด</LinkButton>}
            {acts.includes("again") && (
              <ActButton action={paths.office.jobAgain.href(here)} tone="go">
                เริ่มใหม่
              </ActButton>
            )}
            {acts.includes("cancel") && (
              <Confirm
                id="cancel"
                trigger="ยกเลิกงานนี้"
                title="ยกเลิกงานนี้หรือไม่"
                action={paths.office.jobCancel.href(here)}
                yes="ยกเลิกงาน"
              >
                งานจะหยุดภายในไม่กี่วินาที และไม่มีสิ่งใดถูกเปลี่ยนแปลง ภายหลังเริ่มใหม่ได้
              </Confirm>
            )}
          </>
        }
      />
      <Told job={job} />
      <Sheet>
        {job.state === "running" && job.progress_total > 0 && (
          <Progress label={job.progress_note ?? "ทำแล้ว"} value={job.progress_done} of={job.progress_total} />
        )}
        <Facts
          facts={[
            { label: "สถานะ", value: <JobStateBadge job={job} /> },
            { label: "สั่งโดย", value: job.asked_by_name ?? "ระบบ (ตามกำหนดเวลา)" },
            { label: "สั่งเมื่อ", value: when(job.asked_at) },
            { label: "เริ่มล่าสุด", value: job.started_at && when(job.started_at) },
            { label: "จบเมื่อ", value: job.ended_at && when(job.ended_at) },
            ...(job.attempts > 1
              ? [{ label: "ลองแล้ว", value: `${job.attempts} จาก ${job.attempts_allowed} ครั้ง` }]
              : []),
          ]}
        />
      </Sheet>
    </>
  );
}

function Told({ job }: { job: JobShown }) {
  if (job.state === "done") return <Notice kind="done">{job.result_said ?? "เสร็จแล้ว"}</Notice>;
  if (!job.problem) return null;
  const number = job.problem_id ? `เลขอ้างอิง ${job.problem_id}` : undefined;
  if (job.state === "failed")
    return (
      <Notice kind="stop" title={job.problem}>
        {number
          ? `ไม่มีสิ่งใดถูกเปลี่ยนแปลง ลองเริ่มใหม่ หากยังไม่สำเร็จ โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายพร้อม${number}`
          : "ไม่มีสิ่งใดถูกเปลี่ยนแปลง"}
      </Notice>
    );
  return (
    <Notice kind="late" title={`${job.problem} ระบบจะลองใหม่เอง`}>
      {`ครั้งต่อไป ${when(job.run_at)}${number ? ` · ${number}` : ""}`}
    </Notice>
  );
}
