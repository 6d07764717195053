import { paths } from "../../../../paths.ts";
import { TextArea } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDateTime } from "../../../../thai/date-text.ts";
import type { RoundTurn } from "../queries.ts";
import { formAbout } from "./report-props.ts";
import type { ReportPageProps } from "./report-props.ts";

/** Comments on the report as a whole. */
export function WholeComments(props: ReportPageProps) {
  const { turns, mayComment } = props;
  const said = turns.filter(({ what, projectYearId }) => what === "commented" && projectYearId === null);
  if (said.length === 0 && !mayComment) return null;
  return (
    <Sheet title="ความเห็นต่อทั้งรายงาน" id="comments">
      <Comments turns={said} />
      {mayComment && <CommentForm {...props} projectYearId="" />}
    </Sheet>
  );
}

export function Comments({ turns }: { turns: readonly RoundTurn[] }) {
  if (turns.length === 0) return null;
  return (
    <ul class="plain">
      {turns.map(({ id, byName, at, said }) => (
        <li key={id} class="said">
          <p class="hush">
            {byName} · {formatThaiDateTime(at, "short")}
          </p>
          <p>{said}</p>
        </li>
      ))}
    </ul>
  );
}

export function CommentForm({ at, refused, projectYearId }: ReportPageProps & { projectYearId: string }) {
  const form = formAbout(`comment:${projectYearId}`, refused);
  return (
    <Form form={form} action={paths.office.unitReportComment.href(at)} hidden={{ projectYearId }}>
      <TextArea form={form} name="said" label="ให้ความเห็นตรงนี้" rows={2} />
      <SubmitRow label="ส่งความเห็น" />
    </Form>
  );
}
