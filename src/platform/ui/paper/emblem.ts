import { paths } from "../../../paths.ts";

/** The address of an organisation's emblem; a new one has another, so that a browser may keep it for long. */
export function emblemHref({
  slug,
  emblem_saved_at: at,
}: {
  slug: string;
  emblem_saved_at: Date | null;
}): string | undefined {
  return at ? paths.public.emblem.href({ org: slug }, { v: at.getTime() }) : undefined;
}
