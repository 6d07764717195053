/** What stands beside a reading for whoever confirms it: its doubts, what found no place, the document itself. */
import { Badge } from "../ui/badge.tsx";
import { Sheet } from "../ui/sheet.tsx";
import type { DocumentLine } from "./document-line.ts";
import type { Finding, Place, PlacedText } from "./finding.ts";

const levels = {
  error: { title: "ต้องแก้หลังนำเข้า", tone: "stop" },
  warning: { title: "ควรตรวจ", tone: "late" },
  advice: { title: "ข้อสังเกต", tone: "idle" },
} as const;

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <>
      {(["error", "warning", "advice"] as const).map((level) => (
        <FindingsOf key={level} level={level} findings={findings.filter((each) => each.level === level)} />
      ))}
    </>
  );
}

function FindingsOf({ level, findings }: { level: keyof typeof levels; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const { title, tone } = levels[level];
  return (
    <Sheet title={title} aside={`${findings.length} ข้อ`}>
      <ul class="plain">
        {findings.map((finding, index) => (
          <li key={index} class="said">
            <p>
              <Badge tone={tone}>{title}</Badge> <Where place={finding.place} /> {finding.why}
            </p>
            {finding.says !== "" && <p class="hush">ในเอกสาร: {finding.says}</p>}
            {finding.took !== "" && <p class="hush">ระบบใช้: {finding.took}</p>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Where({ place }: { place: Place }) {
  const words = [
    place.project !== undefined && `โครงการที่ ${place.project}`,
    place.sheet !== undefined && `แผ่นงาน ${place.sheet}`,
    place.cell !== undefined && `ช่อง ${place.cell}`,
    place.page !== undefined && `หน้า ${place.page}`,
    place.table !== undefined && `ตาราง ${place.table} แถว ${place.row ?? "?"}`,
    place.line !== undefined && `บรรทัด ${place.line}`,
  ].filter((word) => word !== false);
  if (words.length === 0) return null;
  const said = words.join(" ");
  return place.line === undefined ? <strong>{said}</strong> : <a href={`#l-${place.line}`}>{said}</a>;
}

export function Unplaced({ title, unplaced }: { title: string; unplaced: readonly PlacedText[] }) {
  if (unplaced.length === 0) return null;
  return (
    <Sheet title={title} aside={`${unplaced.length} บรรทัด`}>
      <p class="hush">ข้อความเหล่านี้จะไม่ถูกนำเข้า คัดลอกไปใส่เองหากต้องการ</p>
      <ul class="plain">
        {unplaced.map(({ place, text }, index) => (
          <li key={index}>
            <Where place={place} /> {text}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export function DocumentLines({ lines }: { lines: readonly DocumentLine[] }) {
  return (
    <section aria-label="เอกสาร" class="paper-lines" tabindex={0}>
      <ol>
        {lines.map(({ line, text }) => (
          <li key={line} value={line} id={`l-${line}`}>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
