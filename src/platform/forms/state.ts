/** What a form page draws: what was typed, and what was wrong with it. */
export type FormValues = Record<string, string | string[]>;

/** Messages by field name; the empty name holds what concerns the form as a whole. */
export type FormErrors = Record<string, string[]>;

export interface FormState {
  readonly values: FormValues;
  readonly errors: FormErrors;
  /** Where one page has several forms with the same fields: which of them this is. */
  readonly among?: string;
}

export function blankForm(values: FormValues = {}): FormState {
  return { values, errors: {} };
}

export function typedValue(form: FormState, name: string): string {
  return typedIn(form.values, name);
}

/** What was typed, before there is a form to draw again. */
export function typedIn(values: FormValues, name: string): string {
  const value = values[name];
  return Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
}

export function typedValues(form: FormState, name: string): string[] {
  const value = form.values[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
