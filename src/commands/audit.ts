import { allOrganisations } from "../platform/accounts/organisations.ts";
import { organisationTitle } from "../platform/accounts/organisation-title.ts";
import { verifyChain } from "../platform/audit/verify.ts";
import type { ChainCheck, ChainReport } from "../platform/audit/verify.ts";
import { HOUSE_ORG, readIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";
import type { Command } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";

export const auditVerify: Command = {
  name: "audit verify",
  usage: "audit verify [--org SLUG [--expect SEQ:HASH]]",
  summary: "recompute the audit log; an end written down earlier proves that it was not written anew",
  run: (words, terminal) => {
    const { values } = readWords(words, 0, { org: { type: "string" }, expect: { type: "string" } });
    const expect = values.expect === undefined ? undefined : readEnd(values.expect);
    if (expect && values.org === undefined) throw new WrongWords("--expect needs --org");
    return inHouse(terminal, async ({ house }) => {
      const chains = await chainsOf(house, values.org);
      if (chains.length === 0) {
        terminal.complain(`There is no organisation ${values.org}`);
        return 1;
      }
      let faults = 0;
      for (const chain of chains) {
        const report = await readIn(house.database, chain.orgId, (db) =>
          verifyChain(db, chain.orgId, { expect }),
        );
        if (!report.ok) faults += 1;
        for (const line of tell(chain, report)) terminal.say(line);
      }
      return faults === 0 ? 0 : 1;
    });
  },
};

interface Chain {
  orgId: string;
  slug: string;
  title: string;
}

/** The house itself has a chain too: what was done to accounts of no organisation. */
async function chainsOf(house: House, slug: string | undefined): Promise<Chain[]> {
  const organisations = (await allOrganisations(house.database)).map((org) => ({
    orgId: org.id,
    slug: org.slug,
    title: organisationTitle(house.packs, org),
  }));
  const all = [...organisations, { orgId: HOUSE_ORG, slug: "-", title: "the house itself" }];
  return slug === undefined ? all : all.filter((chain) => chain.slug === slug);
}

function tell({ slug, title }: Chain, report: ChainReport): string[] {
  if (!report.ok) {
    const { seq, fault } = report.fault;
    return [
      `✗ ${slug}  ${title}: entry ${seq} is ${fault}`,
      `  ${report.entries} entries before it are whole. Keep the database as it is and compare it with a backup.`,
    ];
  }
  if (report.entries === 0) return [`✓ ${slug}  ${title}: no entries`];
  return [`✓ ${slug}  ${title}: ${report.entries} entries`, `  write down  ${report.entries}:${report.head}`];
}

function readEnd(text: string): ChainCheck["expect"] {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text);
  if (!match?.[1] || !match[2])
    throw new WrongWords("--expect is a number, a colon and the 64 digits of the hash");
  return { seq: Number(match[1]), hash: match[2] };
}
