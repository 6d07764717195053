import { bangkokDate, bangkokTime } from "../../../thai/dates.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Tone } from "../../ui/badge.tsx";
import type { JobState } from "../rules.ts";

export const stateWords = {
  waiting: { label: "รอทำ", tone: "idle" },
  running: { label: "กำลังทำ", tone: "doing" },
  done: { label: "เสร็จแล้ว", tone: "done" },
  failed: { label: "ไม่สำเร็จ", tone: "stop" },
  cancelled: { label: "ยกเลิกแล้ว", tone: "idle" },
} as const satisfies Record<JobState, { label: string; tone: Tone }>;

interface Standing {
  state: JobState;
  problem: string | null;
}

export function JobStateBadge({ job }: { job: Standing }) {
  // It failed once and is tried again: that is neither waiting as usual nor failed.
  if (job.state === "waiting" && job.problem) return <Badge tone="late">รอลองใหม่</Badge>;
  const { label, tone } = stateWords[job.state];
  return <Badge tone={tone}>{label}</Badge>;
}

export function when(at: Date): string {
  const { hours, minutes } = bangkokTime(at);
  return `${formatThaiDate(bangkokDate(at), "short")} ${hours}.${minutes} น.`;
}

export function JobProgress({
  job,
}: {
  job: { title: string; progress_done: number; progress_total: number };
}) {
  if (job.progress_total <= 0) return null;
  const count = `${job.progress_done} จาก ${job.progress_total}`;
  return (
    <span class="progress doing">
      <span>
        <span class="hush">{count}</span>
      </span>
      <progress
        value={Math.min(job.progress_done, job.progress_total)}
        max={job.progress_total}
        aria-label={`${job.title} ${count}`}
      />
    </span>
  );
}
