import { userInfo } from "node:os";
import { StartRefused } from "../main.ts";
import type { Actor, Situation } from "../platform/acts/act.ts";
import type { Outcome } from "../platform/acts/outcome.ts";
import { allOrganisations } from "../platform/accounts/organisations.ts";
import type { Organisation } from "../platform/accounts/organisations.ts";
import { accountNamed } from "../platform/accounts/queries.ts";
import type { House } from "../platform/house.ts";

/** Whoever sits at the terminal has the machine; the log tells their name on it. */
export function situationIn(house: House, orgId: string): Situation {
  const actor: Actor = { kind: "terminal", name: `${nameOnMachine()} (terminal)` };
  return { database: house.database, now: house.now, orgId, actor, packs: house.packs };
}

export function nameOnMachine(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "?"}`; // an account that only a container knows has no name
  }
}

/** The value of an act, or its refusal as the one line that ends the command. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const details =
    outcome.reason === "invalid"
      ? Object.entries(outcome.errors).map(([field, said]) => `${field}: ${said.join(" ")}`)
      : [];
  throw new StartRefused([outcome.message, ...details].join("\n  "));
}

export async function organisationCalled(house: House, slug: string): Promise<Organisation> {
  const all = await allOrganisations(house.database);
  const found = all.find((org) => org.slug === slug);
  if (found) return found;
  const others = all.map((org) => org.slug).join(", ");
  throw new StartRefused(`There is no organisation ${slug}.${others ? ` There is: ${others}` : ""}`);
}

export async function accountCalled(house: House, name: string) {
  const account = await accountNamed(house.database, name);
  if (!account) throw new StartRefused(`There is no account with the e-mail or user name ${name}.`);
  return account;
}
