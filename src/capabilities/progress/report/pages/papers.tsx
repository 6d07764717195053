import { paths } from "../../../../paths.ts";
import { Papers } from "../../../../platform/documents/papers.tsx";
import { nationalUnconfirmed } from "../../../plan/titles.ts";
import type { ReportPaperKind } from "../documents/papers.ts";
import type { ReportKey } from "../life/queries.ts";

const kinds: readonly [ReportPaperKind, string][] = [
  ["report", "พิมพ์ทั้งเล่ม"],
  ["form", "พิมพ์แบบรายงาน"],
  ["summary", "สรุปผู้บริหาร"],
  ["measures", "รายงานหกคอลัมน์"],
];

/** All papers of a report as it stands now. */
export function ReportPapers({ org, year, round }: { org: string } & ReportKey) {
  const at = { org, year: String(year), round };
  return (
    <>
      {kinds.map(([kind, label]) => (
        <Papers
          key={kind}
          label={label}
          hrefOf={(ending, digits) =>
            paths.office.progressReportFile.href({ ...at, file: `${kind}.${ending}` }, { digits })
          }
        />
      ))}
      <details class="papers">
        <summary class="btn">ส่งออกข้อมูล</summary>
        <ul>
          {(["xlsx", "csv"] as const).map((ending) => (
            <li key={ending}>
              <a
                href={paths.office.progressReportFile.href({ ...at, file: `national.${ending}` })}
                download=""
              >
                สำหรับกรอก E-PlanNACC ({ending.toUpperCase()})
              </a>
            </li>
          ))}
          <li class="hush">{nationalUnconfirmed}</li>
        </ul>
      </details>
    </>
  );
}
