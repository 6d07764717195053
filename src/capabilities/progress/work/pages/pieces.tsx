/** What the list, the project and the fact show alike. */
import { paths } from "../../../../paths.ts";
import type { Attachment } from "../../../../platform/files/holding.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import type { Tone } from "../../../../platform/ui/badge.tsx";
import { formatThaiDate, relativeDay } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { formatBaht, satang } from "../../../../thai/money.ts";
import { factKinds } from "../../facts.ts";
import { dueOn } from "../../measuring/rules.ts";
import { workStatusTitles } from "../../measuring/standing.ts";
import type { WorkStatus } from "../../measuring/standing.ts";
import type { ProjectYear } from "../../project-years.ts";
import type { Attention } from "../rules.ts";
import { addWords } from "./kinds.ts";

const statusTones: Readonly<Record<WorkStatus, Tone>> = {
  "not-started": "idle",
  "under-way": "doing",
  done: "done",
  "could-not": "stop",
};

export function StatusBadge({ status }: { status: WorkStatus }) {
  return <Badge tone={statusTones[status]}>{workStatusTitles[status]}</Badge>;
}

interface DueProps {
  project: ProjectYear;
  attention: Attention;
  today: IsoDate;
}

/** By when, and how far off that is. */
export function Due({ project, attention, today }: DueProps) {
  const day = dueOn(project);
  const words = `ภายใน ${formatThaiDate(day, "short")}`;
  if (attention === "over") return null;
  if (attention === "late") return <Badge tone="late">{`เลยกำหนด ${words}`}</Badge>;
  return (
    <span class="hush">
      {words} ({relativeDay(day, today)})
    </span>
  );
}

/** One tap to each form, the project chosen already. */
export function AddWays({ org, project }: { org: string; project: Pick<ProjectYear, "id" | "title"> }) {
  return (
    <ul class="ways-to-add" aria-label={`บันทึกของ ${project.title}`}>
      {factKinds.map((kind) => (
        <li key={kind}>
          <a href={paths.office.workAdd.href({ org, id: project.id, kind })}>
            {addWords[kind].short}
            <span class="unseen">ของ {project.title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const MOST_PICTURES = 6;

/** Pictures of what happened; the fact's own page has the rest. */
export function Pictures({ org, evidence }: { org: string; evidence: readonly Attachment[] }) {
  const shown = evidence.filter(({ now }) => now.preview_sha256 !== null).slice(0, MOST_PICTURES);
  const others = evidence.length - shown.length;
  return (
    <>
      {shown.length > 0 && (
        <div class="pictures">
          {shown.map(({ itemId, now }) => (
            <a key={itemId} href={paths.office.file.href({ org, id: now.id }, { show: "1" })}>
              <img
                class="thumbnail"
                src={paths.office.filePreview.href({ org, id: now.id })}
                alt={now.name}
                width="72"
                height="72"
                loading="lazy"
              />
            </a>
          ))}
        </div>
      )}
      {others > 0 && <span class="hush">{shown.length > 0 ? `และอีก ${others} ไฟล์` : `${others} ไฟล์`}</span>}
    </>
  );
}

export function baht(amount: number): string {
  return `${formatBaht(satang(amount), { decimals: "needed" })} บาท`;
}
