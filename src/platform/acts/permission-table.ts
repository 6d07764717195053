import { roleNames, roles } from "../accounts/roles.ts";
import type { Act } from "./act.ts";

/** docs/permissions.md, made from the acts themselves: a table that is typed would soon be wrong. */
export function permissionTable(acts: readonly Act[]): string {
  const lines = acts
    .filter(({ definition }) => !definition.internal)
    .map(({ definition }) => {
      const cells = roleNames.map(
        (role) => ({ organisation: "●", "own-unit": "◐", none: "" })[definition.may[role] ?? "none"],
      );
      return `| \`${definition.name}\` | ${definition.title} | ${cells.join(" | ")} |`;
    });
  return [
    "# Who may do what",
    "",
    "Made from the acts by `e2e/permissions.test.ts` (`npx vitest -u` writes it anew); do not edit.",
    "● in the whole organisation · ◐ in the own unit · blank: refused. Every cell is tried by that test.",
    "",
    `| Act | | ${roleNames.map((role) => roles[role].title).join(" | ")} |`,
    `|---|---|${roleNames.map(() => ":-:|").join("")}`,
    ...lines,
    "",
  ].join("\n");
}
