/** Tables that belong to no organisation; every other one has org_id first in its key. */
export const sharedTables = [
  "account",
  "session",
  "sign_in_method",
  "verification",
  "two_factor",
  "passkey",
  "rate_limit",
  "organisation",
  "organisation_door",
  "overseer",
] as const;

export type SharedTable = (typeof sharedTables)[number];
