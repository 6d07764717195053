import { LinkButton } from "../../../platform/ui/button.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";

/** In place of a form whose record is not there (any more). */
export function Gone({ backHref, backLabel }: { backHref: string; backLabel: string }) {
  return (
    <>
      <PageHead title="ไม่พบรายการนี้" />
      <div class="row">
        <LinkButton href={backHref}>{backLabel}</LinkButton>
      </div>
    </>
  );
}
