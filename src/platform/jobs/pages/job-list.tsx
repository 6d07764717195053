import { paths } from "../../../paths.ts";
import { blankForm } from "../../forms/state.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { SelectField } from "../../ui/choice-fields.tsx";
import { FilterForm } from "../../ui/filter-form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import { JOBS_A_PAGE } from "../queries.ts";
import type { JobFilter, JobShown } from "../queries.ts";
import { jobStates } from "../rules.ts";
import { JobProgress, JobStateBadge, stateWords, when } from "./job-words.tsx";

export interface JobListProps {
  org: string;
  rows: readonly JobShown[];
  count: number;
  filter: JobFilter;
  query: Readonly<Record<string, string>>;
  /** For who may see whom the house writes to. */
  lettersHref: string | undefined;
}

export function JobList({ org, rows, count, filter, query, lettersHref }: JobListProps) {
  const isFiltered = filter.state !== undefined || filter.mine;
  return (
    <>
      <PageHead
        title="งานเบื้องหลัง"
        actions={lettersHref && <LinkButton href={lettersHref}>อีเมลที่ยังไม่ได้ส่ง</LinkButton>}
        lead="งานที่ใช้เวลานาน ระบบทำต่อให้เองแม้ปิดหน้านี้ไปแล้ว และเก็บรายการที่เสร็จแล้วไว้ 90 วัน"
      />
      <Sheet flush>
        <Table
          caption="งานเบื้องหลัง"
          captionUnseen
          rows={rows}
          rowKey={(job) => job.id}
          query={query}
          filter={<JobsFilter query={query} filter={filter} />}
          columns={[
            {
              key: "title",
              head: "งาน",
              cardTitle: true,
              cell: (job) => <a href={paths.office.job.href({ org, id: job.id })}>{job.title}</a>,
            },
            { key: "state", head: "สถานะ", cell: (job) => <JobStateBadge job={job} /> },
            { key: "progress", head: "ความคืบหน้าหรือผล", cell: progressOf },
            { key: "asked", head: "สั่งโดย", tight: true, cell: (job) => job.asked_by_name ?? "ระบบ" },
            { key: "at", head: "เมื่อ", tight: true, cell: (job) => when(job.asked_at) },
          ]}
          paging={{ page: filter.page, pages: Math.max(1, Math.ceil(count / JOBS_A_PAGE)), count }}
          empty={
            isFiltered ? (
              <Empty title="ไม่มีงานที่ตรงกับตัวกรอง">เลือกทุกสถานะ หรือดูงานของทุกคน</Empty>
            ) : (
              <Empty title="ยังไม่มีงานเบื้องหลัง">เมื่อสั่งงานที่ใช้เวลานาน เช่น นำเข้าหรือสร้างเอกสาร งานจะแสดงที่นี่</Empty>
            )
          }
        />
      </Sheet>
    </>
  );
}

function progressOf(job: JobShown) {
  if (job.state === "running") return <JobProgress job={job} />;
  if (job.state === "done") return job.result_said;
  return job.problem ?? "";
}

function JobsFilter({ query, filter }: Pick<JobListProps, "query" | "filter">) {
  const form = blankForm({ ...query });
  return (
    <FilterForm
      query={query}
      chips={[
        ...(filter.state ? [{ name: "state", label: `สถานะ: ${stateWords[filter.state].label}` }] : []),
        ...(filter.mine ? [{ name: "mine", label: "สั่งโดยข้าพเจ้า" }] : []),
      ]}
    >
      <SelectField
        form={form}
        name="state"
        label="สถานะ"
        blank="ทุกสถานะ"
        choices={jobStates.map((value) => ({ value, label: stateWords[value].label }))}
      />
      <SelectField
        form={form}
        name="mine"
        label="สั่งโดย"
        blank="ทุกคน"
        choices={[{ value: "yes", label: "ข้าพเจ้า" }]}
      />
    </FilterForm>
  );
}
