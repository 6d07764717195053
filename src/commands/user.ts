import type { Command } from "./command.ts";
import { userDisable, userEnable, userRemoveOverseer, userResetLink } from "./user-account.ts";
import { userAdd, userAddOverseer, userRole } from "./user-add.ts";
import { userList } from "./user-list.ts";

export const users: readonly Command[] = [
  userList,
  userAdd,
  userAddOverseer,
  userRemoveOverseer,
  userRole,
  userResetLink,
  userDisable,
  userEnable,
];
