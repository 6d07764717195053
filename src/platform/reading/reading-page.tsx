import type { ComponentChildren } from "preact";
import type { FormState } from "../forms/state.ts";
import { ActButton } from "../ui/button.tsx";
import { Figures } from "../ui/figures.tsx";
import type { Figure } from "../ui/figures.tsx";
import { Form, SubmitRow } from "../ui/form.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { DocumentLines, Findings, Unplaced } from "./beside.tsx";
import type { Finding, PlacedText } from "./finding.ts";
import type { KeptReading } from "./kept.ts";

interface ReadingPageProps {
  /** What is read: แผน */
  noun: string;
  crumbs: readonly { label: string; href: string }[];
  kept: Pick<KeptReading<{ unplaced: readonly PlacedText[] }>, "fileName" | "lines" | "reading">;
  findings: readonly Finding[];
  figures: readonly Figure[];
  form: FormState;
  confirm: { title: string; label: string; action: string; fields: ComponentChildren };
  discardAction: string;
  /** What was read. */
  children: ComponentChildren;
}

/** Document and reading side by side; nothing is saved yet. */
export function DocumentReadingPage(props: ReadingPageProps) {
  const { noun, crumbs, kept, findings, figures, form, confirm, discardAction, children } = props;
  const { fileName, lines, reading } = kept;
  return (
    <>
      <PageHead title={`ตรวจก่อนนำเข้า${noun}`} crumbs={crumbs} lead={fileName} />
      <Figures
        figures={[
          ...figures,
          {
            label: "ข้อที่ควรตรวจ",
            value: findings.length,
            unit: "ข้อ",
            tone: findings.length > 0 ? "late" : "done",
          },
          { label: "ข้อความที่ไม่พบที่อยู่", value: reading.unplaced.length, unit: "บรรทัด" },
        ]}
      />
      <Form form={form} action={confirm.action}>
        <Sheet title={confirm.title}>
          {confirm.fields}
          <SubmitRow label={confirm.label} />
        </Sheet>
      </Form>
      <ActButton action={discardAction}>ไม่นำเข้า เลือกไฟล์อื่น</ActButton>
      <div class="beside">
        <div class="stack">
          <Findings findings={findings} />
          <Unplaced title={`ข้อความที่ไม่พบที่อยู่ใน${noun}`} unplaced={reading.unplaced} />
        </div>
        <DocumentLines lines={lines} />
        {children}
      </div>
    </>
  );
}
