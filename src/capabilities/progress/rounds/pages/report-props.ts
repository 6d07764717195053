import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { RoundRow, RoundTurn, UnitReport } from "../queries.ts";
import type { ReportStep } from "../rules.ts";
import type { ReportStand } from "../stand.ts";

export interface ReportPageProps {
  /** What stands in the address of the report. */
  at: { org: string; year: string; round: string; id: string };
  row: RoundRow;
  report: UnitReport;
  stand: ReportStand;
  turns: readonly RoundTurn[];
  today: IsoDate;
  /** The step is open now, and this person may take it. */
  may: (step: ReportStep) => boolean;
  mayComment: boolean;
  /** What was refused, with what was typed: a step, comment:<project or empty>, finding:<its key>. */
  refused?: { about: string; form: FormState } | undefined;
}

/** Every form of the page has fields of the same names. */
export function formAbout(about: string, refused: ReportPageProps["refused"]): FormState {
  return { ...(refused?.about === about ? refused.form : blankForm()), among: about };
}
