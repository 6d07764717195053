import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { ActButton } from "../../../../platform/ui/button.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form } from "../../../../platform/ui/form.tsx";
import type { ProgressFinding } from "../../checks/finding.ts";
import { levelWords } from "../../rounds/pages/words.ts";
import { wholeMendHref } from "./mend-href.ts";
import type { FindingsProps } from "./props.ts";
import type { FindingKind } from "./by-kind.ts";

/** So many of one kind stand open. */
const FEW = 3;

interface KindProps extends FindingsProps {
  kind: FindingKind;
}

/** What one check tells: folded where it is much, because a form for each of hundreds would be most of the page. */
export function Kind(props: KindProps) {
  const { kind, check, refused } = props;
  const { title, findings, left } = kind;
  const isFolded = findings.length > FEW && check === undefined;
  const isRefused = refused?.about === kind.check || findings.some(({ id }) => id === refused?.about);
  const remedies = new Set(findings.map(({ remedy }) => remedy));
  const each = (
    <>
      {remedies.size === 1 && <p class="hush">{findings[0]?.remedy}</p>}
      <OneReason {...props} />
      <ol class="plain">
        {findings.map((finding) => (
          <OneFinding
            key={finding.id}
            {...props}
            finding={finding}
            hasRemedy={remedies.size > 1}
            hasForm={!isFolded || finding.id === refused?.about}
          />
        ))}
      </ol>
    </>
  );
  const count = `${findings.length} ข้อ${left.length > 0 ? ` · รอเหตุผล ${left.length} ข้อ` : ""}`;
  if (!isFolded)
    return (
      <section class="said" id={`c-${kind.check}`}>
        <h3>
          {title} <span class="hush">{count}</span>
        </h3>
        {each}
      </section>
    );
  return (
    <details class="said" id={`c-${kind.check}`} open={isRefused}>
      <summary>
        <strong>{title}</strong> <span class="hush">{count}</span>
      </summary>
      {each}
      {left.length > 0 && props.mayExcuse && (
        <p>
          <a href={hrefOf(props, kind.check)}>ให้เหตุผลทีละข้อ</a>
        </p>
      )}
    </details>
  );
}

function hrefOf({ org, year, round, unit }: FindingsProps, check: string): string {
  const at = { org, year: String(year), round };
  return paths.office.progressReportFindings.href(at, { unit: unit?.unitId, check });
}

/** What is right for the same reason every time is said once. */
function OneReason({ org, year, round, kind, unit, mayExcuse, refused }: KindProps) {
  const { check, left } = kind;
  if (left.length < 2 || !mayExcuse || unit !== undefined) return null;
  const at = { org, year: String(year), round };
  const form = formAbout(check, refused);
  return (
    <Form form={form} action={paths.office.progressReportExcuse.href(at)} hidden={{ check }}>
      <div class="reply">
        <TextField
          form={form}
          name="reason"
          label={`เหตุผลเดียวกันทั้ง ${left.length} ข้อที่ยังไม่มีเหตุผล`}
          maxlength={1000}
        />
        <button class="btn" type="submit">
          ให้เหตุผลทั้ง {left.length} ข้อ
        </button>
      </div>
    </Form>
  );
}

/** Every excuse has a form with the same field. */
function formAbout(about: string, refused: FindingsProps["refused"]): FormState {
  return { ...(refused?.about === about ? refused.form : blankForm()), among: about };
}

interface OneFindingProps extends KindProps {
  finding: ProgressFinding;
  hasRemedy: boolean;
  hasForm: boolean;
}

function OneFinding(props: OneFindingProps) {
  const { org, stand, finding, reports, unitsOf, hasRemedy, mayExcuse } = props;
  const excuse = stand.excuses.get(finding.id);
  const project = stand.records.projects.find((each) => each.project.id === finding.place.projectYearId);
  const units = unitsOf.get(finding.id) ?? [];
  const named = reports.filter(({ unitId }) => units.includes(unitId)).map(({ unitName }) => unitName);
  const { one, tone } = levelWords[finding.level];
  const at = { org, year: String(props.year), round: props.round };
  return (
    <li class="said" id={`f-${finding.id}`}>
      <p>
        <Badge tone={excuse ? "done" : tone}>{excuse ? "มีเหตุผลแล้ว" : one}</Badge>{" "}
        {project && (
          <strong>
            {project.project.code} {project.project.title}:{" "}
          </strong>
        )}
        {finding.message}
      </p>
      <p class="hush">
        {named.length > 0 &&
          `${named.length === reports.length && named.length > 1 ? "ทุกหน่วยงาน" : named.join(", ")} · `}
        {hasRemedy && `${finding.remedy} `}
        <a href={wholeMendHref(org, props, finding.place)}>{mayExcuse ? "ไปแก้ไข" : "ไปดู"}</a>
      </p>
      {excuse && (
        <div class="row">
          <span>
            เหตุผล: {excuse.reason} <span class="hush">({excuse.by_name})</span>
          </span>
          {mayExcuse && (
            <ActButton
              action={paths.office.progressReportExcuseBack.href(at)}
              hidden={{ finding: finding.id }}
            >
              ยกเลิกเหตุผล
            </ActButton>
          )}
        </div>
      )}
      {!excuse && finding.level === "warning" && mayExcuse && props.hasForm && <OwnReason {...props} />}
    </li>
  );
}

function OwnReason({ org, year, round, finding, refused }: OneFindingProps) {
  const form = formAbout(finding.id, refused);
  const action = paths.office.progressReportExcuse.href({ org, year: String(year), round });
  return (
    <Form form={form} action={action} hidden={{ check: finding.check, finding: finding.id }}>
      <div class="reply">
        <TextField form={form} name="reason" label="เหตุผลที่ถูกต้องแล้ว" maxlength={1000} />
        <button class="btn" type="submit">
          ให้เหตุผล
        </button>
      </div>
    </Form>
  );
}
