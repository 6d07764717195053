/** Which projects and steps a fact is about. */
import { typedValues } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { CheckboxGroup } from "../../../../platform/ui/choice-fields.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { leavesOf } from "../../measuring/rules.ts";
import type { ProjectYear } from "../../project-years.ts";
import type { Fact } from "../../facts.ts";
import type { FormAsked } from "../asked.ts";
import { stepKey } from "../forms.ts";

interface ServedProps {
  form: FormState;
  asked: FormAsked;
  fact?: Fact;
}

interface StepChoice {
  value: string;
  label: string;
  help?: string;
  disabled: boolean;
}

/** What is done already cannot be chosen, unless it was chosen before that was known. */
function choicesOf(project: ProjectYear, { form, asked, fact }: ServedProps): StepChoice[] {
  const typed = new Set(typedValues(form, "steps"));
  const own = new Set(asked.units.map(({ id }) => id));
  return leavesOf(project.content.steps).map((step) => {
    const value = stepKey({ projectYearId: project.id, stepId: step.id });
    const before = asked.done.find(
      (done) =>
        done.projectYearId === project.id &&
        done.stepId === step.id &&
        done.factId !== fact?.id &&
        (!project.allUnits || (own.size === 1 && own.has(done.unitId))),
    );
    const help =
      before &&
      `${before.byName} (${before.unitName}) บันทึกว่าเสร็จเมื่อ ${formatThaiDate(isoDate(before.happenedOn), "short")}`;
    return {
      value,
      label: step.text,
      ...(help ? { help } : {}),
      disabled: before !== undefined && !typed.has(value),
    };
  });
}

export function StepChoices(props: ServedProps & { label: string; optional?: boolean }) {
  const { form, asked, label, optional = false } = props;
  const choices = choicesOf(asked.project, props);
  if (choices.length === 0) return null;
  return <CheckboxGroup form={form} name="steps" label={label} choices={choices} optional={optional} />;
}

/** One thing that was done may serve several projects; a step that is ticked says so by itself. */
export function OtherProjects(props: ServedProps & { withSteps?: boolean }) {
  const { form, asked, withSteps = false } = props;
  const { project, others, elsewhere } = asked;
  if (others.length + elsewhere.length === 0) return null;
  const chosen = new Set(typedValues(form, "others"));
  const steps = new Set(typedValues(form, "steps"));
  const wrong = form.errors["others"] ?? [];
  const isOpen = chosen.size > 0 || wrong.length > 0 || [...steps].some((key) => !key.startsWith(project.id));
  return (
    <details class="fold-in" open={isOpen}>
      <summary>เป็นผลงานของโครงการอื่นด้วย ({others.length + elsewhere.length} โครงการ)</summary>
      {wrong.map((message) => (
        <p key={message} class="why" id="field-others">
          {message}
        </p>
      ))}
      <ul class="others">
        {others.map((other) => (
          <li key={other.id}>
            <Other project={other} isChosen={chosen.has(other.id)} />
            {withSteps && (
              <ul>
                {choicesOf(other, props)
                  .filter(({ disabled }) => !disabled)
                  .map(({ value, label }) => (
                    <li key={value}>
                      <label class="choice">
                        <input type="checkbox" name="steps" value={value} checked={steps.has(value)} />
                        <span>ขั้นตอนเสร็จ: {label}</span>
                      </label>
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details class="fold-in" open={elsewhere.some(({ id }) => chosen.has(id))}>
          <summary>โครงการของหน่วยงานอื่น ({elsewhere.length} โครงการ)</summary>
          <ul class="others">
            {elsewhere.map((other) => (
              <li key={other.id}>
                <Other project={other} isChosen={chosen.has(other.id)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}

function Other({ project, isChosen }: { project: ProjectYear; isChosen: boolean }) {
  return (
    <label class="choice">
      <input type="checkbox" name="others" value={project.id} checked={isChosen} />
      <span>
        {project.code}. {project.title}
      </span>
    </label>
  );
}
