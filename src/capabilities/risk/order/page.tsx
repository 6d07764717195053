import { paths } from "../../../paths.ts";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import type { Assessment } from "../assessments/queries.ts";
import type { Risk } from "../register/queries.ts";

export interface RiskOrderProps {
  org: string;
  assessment: Assessment;
  processes: readonly { id: string; name: string }[];
  risks: readonly Risk[];
}

/** The table of risks as it will print, to be put in order: processes, and within each its events. */
export function RiskOrder({ org, assessment, processes, risks }: RiskOrderProps) {
  const { fiscal_year: year, status } = assessment;
  const mayMove = status === "open";
  const register = paths.office.risks.href({ org }, { year });
  return (
    <>
      <PageHead
        title={`จัดลำดับความเสี่ยง ปีงบประมาณ ${year}`}
        lead="ลำดับนี้ใช้ในทะเบียน รายงาน และตารางความเสี่ยงของแผน"
        crumbs={[{ label: `ความเสี่ยงการทุจริต ปี ${year}`, href: register }]}
        actions={<LinkButton href={register}>กลับไปทะเบียน</LinkButton>}
      />
      {!mayMove && (
        <Notice kind="info" title="การประเมินของปีนี้อนุมัติแล้ว">
          ลำดับจึงเลื่อนไม่ได้ หากจำเป็น ให้ผู้บริหารเปิดการประเมินอีกครั้งก่อน
        </Notice>
      )}
      {processes.map((process, index) => {
        const inside = risks.filter(({ process_id }) => process_id === process.id);
        return (
          <Sheet
            key={process.id}
            id={`p-${process.id}`}
            title={`${index + 1}. ${process.name}`}
            aside={
              mayMove && (
                <Move
                  action={paths.office.riskProcessMove.href({ org, id: process.id })}
                  name={process.name}
                  isFirst={index === 0}
                  isLast={index === processes.length - 1}
                />
              )
            }
          >
            <ol class="branch">
              {inside.map((risk, at) => (
                <li key={risk.id} id={`r-${risk.id}`}>
                  <div class="what">
                    <a href={paths.office.risk.href({ org, id: risk.id })}>{risk.event}</a>
                  </div>
                  {mayMove && (
                    <Move
                      action={paths.office.riskMove.href({ org, id: risk.id })}
                      name={risk.event}
                      isFirst={at === 0}
                      isLast={at === inside.length - 1}
                    />
                  )}
                </li>
              ))}
            </ol>
          </Sheet>
        );
      })}
    </>
  );
}

interface MoveProps {
  action: string;
  name: string;
  isFirst: boolean;
  isLast: boolean;
}

/** Buttons that lead nowhere are left out; alone in its process a risk has none. */
function Move({ action, name, isFirst, isLast }: MoveProps) {
  if (isFirst && isLast) return null;
  return (
    <form class="row" method="post" action={action}>
      {!isFirst && (
        <button class="btn" type="submit" name="way" value="up">
          ↑<span class="unseen"> เลื่อนขึ้น {name}</span>
        </button>
      )}
      {!isLast && (
        <button class="btn" type="submit" name="way" value="down">
          ↓<span class="unseen"> เลื่อนลง {name}</span>
        </button>
      )}
    </form>
  );
}
