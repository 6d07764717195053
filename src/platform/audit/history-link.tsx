import { paths } from "../../paths.ts";
import { LinkButton } from "../ui/button.tsx";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Viewer } from "../accounts/viewer.ts";
import { auditReaders } from "./queries.ts";

export interface HistoryLinkProps {
  viewer: Pick<Viewer, "org" | "roles">;
  /** Identifier of the record. */
  record: string;
}

/** From a record to what the log knows of it, for those who read the log. */
export function HistoryLink({ viewer, record }: HistoryLinkProps) {
  if (!allowsSomewhere(auditReaders, viewer.roles)) return null;
  return (
    <LinkButton href={paths.office.audit.href({ org: viewer.org.slug }, { record })}>ประวัติการแก้ไข</LinkButton>
  );
}
