/** Fields in which one chooses. */
import type { ComponentChildren } from "preact";
import { typedValue, typedValues } from "../forms/state.ts";
import { fieldErrors, fieldId, FieldFrame, firstBadField, GroupFrame, wires } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly disabled?: boolean;
}

export interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What stands first while nothing is chosen; "" leaves it out. */
  readonly blank?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { form, name, choices, blank = "เลือก…" } = props;
  const typed = typedValue(form, name);
  return (
    <FieldFrame {...props}>
      <select {...wires(props)}>
        {blank && <option value="">{blank}</option>}
        {choices.map((choice) => (
          <option
            key={choice.value}
            value={choice.value}
            selected={choice.value === typed}
            disabled={choice.disabled}
          >
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export interface ChoiceGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Many short choices stand in columns. */
  readonly columns?: boolean;
}

export function RadioGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="radio" />;
}

export function CheckboxGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="checkbox" />;
}

function ChoiceGroup(props: ChoiceGroupProps & { readonly type: "radio" | "checkbox" }) {
  const { form, name, choices, type } = props;
  const typed = new Set(typedValues(form, name));
  const bad = fieldErrors(props).length > 0;
  return (
    <GroupFrame {...props}>
      {choices.map((choice, index) => {
        // The first one has the plain id, so that the error summary's link finds it.
        const id = index === 0 ? fieldId(props) : `${fieldId(props)}-${index + 1}`;
        return (
          <label key={choice.value} class="choice">
            <input
              id={id}
              type={type}
              name={name}
              value={choice.value}
              checked={typed.has(choice.value)}
              disabled={choice.disabled}
              aria-invalid={bad && type === "checkbox" ? "true" : undefined}
              autofocus={(index === 0 && firstBadField(form) === name) || undefined}
            />
            <span>
              {choice.label}
              {choice.help && <span class="help">{choice.help}</span>}
            </span>
          </label>
        );
      })}
    </GroupFrame>
  );
}

export interface CheckboxProps extends FieldProps {
  readonly value?: string;
}

/** One yes: "รับทราบ", "ใช้งานอยู่". */
export function Checkbox(props: CheckboxProps) {
  const { form, name, label, help, value = "yes" } = props;
  const errors = fieldErrors(props);
  const id = fieldId(props);
  return (
    <div class={errors.length > 0 ? "field bad" : "field"}>
      {errors.length > 0 && (
        <div class="why" id={`${id}-why`}>
          <span class="unseen">ผิดพลาด: </span>
          {errors.join(" ")}
        </div>
      )}
      <label class="choice">
        <input {...wires(props)} type="checkbox" value={value} checked={typedValue(form, name) === value} />
        <span>{label}</span>
      </label>
      {help && (
        <div class="help" id={`${id}-help`}>
          {help}
        </div>
      )}
    </div>
  );
}
