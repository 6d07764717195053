import { organisationsOf } from "../platform/accounts/organisations.ts";
import {
  allowLinkAtTerminal,
  disableAccount,
  enableAccount,
  removeOverseer,
} from "../platform/accounts/terminal-acts.ts";
import { HOUSE_ORG, readIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";
import { StartRefused } from "../main.ts";
import { accountCalled, situationIn, valueOf } from "./acting.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { inHouse } from "./reach.ts";
import { sayLink } from "./say-link.ts";

export const userResetLink: Command = {
  name: "user reset-link",
  usage: "user reset-link EMAIL",
  summary: "print a link with which somebody sets a new password",
  run: (words, terminal) => {
    const { positionals } = readWords(words, 1, {});
    return inHouse(terminal, async ({ house }) => {
      const account = await accountCalled(house, positionals[0] ?? "");
      if (account.disabled_at)
        throw new StartRefused(`${account.email} is disabled. Run sucharit user enable first.`);
      await inEveryLog(house, account.id, allowLinkAtTerminal);
      await sayLink(terminal, house, { accountId: account.id, ...(await kindOfLink(house, account.id)) });
      return 0;
    });
  },
};

export const userDisable: Command = {
  name: "user disable",
  usage: "user disable EMAIL",
  summary: "lock an account in every organisation and end its sessions at once",
  run: (words, terminal) => {
    const { positionals } = readWords(words, 1, {});
    return inHouse(terminal, async ({ house }) => {
      const account = await accountCalled(house, positionals[0] ?? "");
      if (account.disabled_at) throw new StartRefused(`${account.email} is disabled already.`);
      await inEveryLog(house, account.id, disableAccount);
      terminal.say(`${account.email} may no longer sign in; open sessions are ended.`);
      return 0;
    });
  },
};

export const userEnable: Command = {
  name: "user enable",
  usage: "user enable EMAIL",
  summary: "unlock an account again",
  run: (words, terminal) => {
    const { positionals } = readWords(words, 1, {});
    return inHouse(terminal, async ({ house }) => {
      const account = await accountCalled(house, positionals[0] ?? "");
      if (!account.disabled_at) throw new StartRefused(`${account.email} is not disabled.`);
      await inEveryLog(house, account.id, enableAccount);
      terminal.say(`${account.email} may sign in again.`);
      return 0;
    });
  },
};

export const userRemoveOverseer: Command = {
  name: "user remove-overseer",
  usage: "user remove-overseer EMAIL",
  summary: "let somebody no longer look across organisations; memberships stay",
  run: (words, terminal) => {
    const { positionals } = readWords(words, 1, {});
    return inHouse(terminal, async ({ house }) => {
      const account = await accountCalled(house, positionals[0] ?? "");
      valueOf(await removeOverseer(situationIn(house, HOUSE_ORG), { accountId: account.id }));
      terminal.say(`${account.email} is no overseer any more.`);
      return 0;
    });
  },
};

/** An account belongs to no organisation; what happens to it is told in each that it serves. */
async function inEveryLog(house: House, accountId: string, act: typeof disableAccount): Promise<void> {
  const orgs = await organisationsOf(house.database, accountId);
  for (const orgId of orgs.length > 0 ? orgs.map(({ id }) => id) : [HOUSE_ORG]) {
    valueOf(await act(situationIn(house, orgId), { accountId }));
  }
}

/** Who was invited and has no password yet needs the invitation anew: using it accepts. */
async function kindOfLink(
  house: House,
  accountId: string,
): Promise<{ kind: "invitation" | "reset"; orgId: string | null }> {
  const way = await house.database.shared
    .selectFrom("sign_in_method")
    .select("id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  const [org] = await organisationsOf(house.database, accountId);
  if (way || !org) return { kind: "reset", orgId: null };
  const waits = await readIn(house.database, org.id, (db) =>
    db
      .selectFrom("membership")
      .select("id")
      .where("org_id", "=", org.id)
      .where("account_id", "=", accountId)
      .where("accepted_at", "is", null)
      .executeTakeFirst(),
  );
  return waits ? { kind: "invitation", orgId: org.id } : { kind: "reset", orgId: null };
}
