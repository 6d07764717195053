import type { Permission } from "../../../platform/accounts/roles.ts";
import { workers } from "../locking.ts";

/** Who sees the people of a training and their scores: nobody beyond those whom it concerns. */
export const trainingReaders: Permission = {
  ...workers,
  executive: "organisation",
  "internal-auditor": "organisation",
};
