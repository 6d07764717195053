import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { TextArea, TextField } from "../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../platform/ui/form.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { PlanHead, planViews } from "../pages/plan-head.tsx";
import type { PlanRow, ProjectRow } from "../queries.ts";
import type { PlanComment } from "./queries.ts";

export interface Refused {
  form: FormState;
  answered?: string;
}

interface CommentsProps {
  org: string;
  plan: Pick<PlanRow, "id">;
  comments: readonly PlanComment[];
  /** Where a further comment belongs; none where one only reads. */
  about?: { part: string; projectId?: string };
  mayComment: boolean;
  maySettle: boolean;
  /** What was refused, with what was typed: a comment, or the answer to the one that is named. */
  refused?: Refused;
  /** Names the place of each comment, where several places are shown together. */
  placeOf?: (comment: PlanComment) => ComponentChildren;
}

export function Comments(props: CommentsProps) {
  const { org, plan, comments, about, mayComment, refused } = props;
  const form = refused && !refused.answered ? refused.form : blankForm();
  const waiting = comments.filter(({ settled_at }) => settled_at === null).length;
  if (comments.length === 0 && !(mayComment && about)) return null;
  return (
    <Sheet title="ความเห็น" aside={waiting > 0 ? `รอแก้ไข ${waiting} ข้อ` : undefined} id="comments">
      <ul class="plain">
        {comments.map((comment) => (
          <OneComment key={comment.id} {...props} comment={comment} />
        ))}
      </ul>
      {mayComment && about && (
        <Form
          form={form}
          action={paths.office.planComments.href({ org, plan: plan.id })}
          hidden={{ part: about.part, projectId: about.projectId ?? "" }}
        >
          <TextArea form={form} name="said" label="ให้ความเห็นตรงนี้" rows={3} />
          <SubmitRow label="ส่งความเห็น" />
        </Form>
      )}
    </Sheet>
  );
}

function OneComment(props: CommentsProps & { comment: PlanComment }) {
  const { org, plan, comment, maySettle, placeOf, refused } = props;
  const form = { ...(refused?.answered === comment.id ? refused.form : blankForm()), among: comment.id };
  return (
    <li class="said">
      <p class="hush">
        {comment.by_name} · {formatThaiDateTime(comment.said_at)} {placeOf?.(comment)}{" "}
        {comment.settled_at ? <Badge tone="done">แก้ไขแล้ว</Badge> : <Badge tone="late">รอแก้ไข</Badge>}
      </p>
      <p>{comment.said}</p>
      {comment.answer && (
        <p class="hush">
          {comment.settled_by}: {comment.answer}
        </p>
      )}
      {maySettle && comment.settled_at === null && (
        <Form
          form={form}
          action={paths.office.planCommentSettle.href({ org, plan: plan.id, id: comment.id })}
        >
          <div class="reply">
            <TextField form={form} name="answer" label="สิ่งที่ได้แก้ไข" maxlength={2000} optional />
            <button class="btn" type="submit">
              ทำแล้ว
            </button>
          </div>
        </Form>
      )}
    </li>
  );
}

interface CommentsPageProps {
  org: string;
  plan: PlanRow;
  projects: readonly ProjectRow[];
  comments: readonly PlanComment[];
  mayComment: boolean;
  maySettle: boolean;
  /** Where the comment that was refused belongs. */
  about?: { part: string; projectId?: string };
  refused?: Refused;
}

export function CommentsPage({
  org,
  plan,
  projects,
  comments,
  mayComment,
  maySettle,
  about = { part: "overview" },
  refused,
}: CommentsPageProps) {
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  const placeOf = ({ project_id: id, part }: Pick<PlanComment, "project_id" | "part">) => {
    const title = id ? titles.get(id) : undefined;
    if (id && title) return <a href={paths.office.planProject.href({ org, plan: plan.id, id })}>{title}</a>;
    const view = Object.entries(planViews).find(([key]) => key === part)?.[1];
    return view ? <a href={view.to.href({ org, plan: plan.id })}>{view.label}</a> : null;
  };
  return (
    <>
      <PlanHead org={org} plan={plan} view="comments" />
      {comments.length === 0 && (
        <Empty title="ยังไม่มีความเห็น">ให้ความเห็นได้ที่หน้าบทนำ เป้าหมาย และที่แต่ละโครงการ หรือให้ต่อทั้งแผนด้านล่าง</Empty>
      )}
      {about.part !== "overview" && (
        <p>ความเห็นที่กำลังเขียนเป็นเรื่อง {placeOf({ part: about.part, project_id: about.projectId ?? null })}</p>
      )}
      <Comments {...{ org, plan, comments, mayComment, maySettle, placeOf, about, refused }} />
    </>
  );
}
