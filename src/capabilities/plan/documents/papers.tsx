import { paths } from "../../../paths.ts";
import { Papers } from "../../../platform/documents/papers.tsx";
import { nationalUnconfirmed } from "../titles.ts";

export function BookPapers({ org, plan }: { org: string; plan: string }) {
  return (
    <Papers
      label="พิมพ์ทั้งเล่ม"
      hrefOf={(ending, digits) =>
        paths.office.planBook.href({ org, plan, file: `plan.${ending}` }, { digits })
      }
    />
  );
}

export function TablePapers({ org, plan }: { org: string; plan: string }) {
  return (
    <Papers
      label="พิมพ์ส่วนที่ 2"
      hrefOf={(ending, digits) =>
        paths.office.planTableFile.href({ org, plan, file: `table.${ending}` }, { digits })
      }
    />
  );
}

/** For typing on into the national system. */
export function NationalExport({ org, plan }: { org: string; plan: string }) {
  return (
    <details class="papers">
      <summary class="btn">ส่งออกข้อมูล</summary>
      <ul>
        {(["xlsx", "csv"] as const).map((ending) => (
          <li key={ending}>
            <a href={paths.office.planNational.href({ org, plan, file: `national.${ending}` })} download="">
              สำหรับกรอก E-PlanNACC ({ending.toUpperCase()})
            </a>
          </li>
        ))}
        <li class="hush">{nationalUnconfirmed}</li>
      </ul>
    </details>
  );
}

export function SheetPapers({ org, plan, id }: { org: string; plan: string; id: string }) {
  return (
    <Papers
      label="พิมพ์โครงการนี้"
      hrefOf={(ending, digits) =>
        paths.office.planProjectFile.href({ org, plan, id, file: `sheet.${ending}` }, { digits })
      }
    />
  );
}

export function VersionPapers({ org, plan, number }: { org: string; plan: string; number: number }) {
  return (
    <Papers
      label="พิมพ์ฉบับนี้"
      hrefOf={(ending, digits) =>
        paths.office.planVersionFile.href(
          { org, plan, number: String(number), file: `plan.${ending}` },
          { digits },
        )
      }
    />
  );
}
