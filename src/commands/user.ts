import type { Command } from "./command.ts";
import { userDisable, userEnable, userResetLink } from "./user-account.ts";
import { userAdd, userAddOverseer, userRole } from "./user-add.ts";
import { userList } from "./user-list.ts";

export const users: readonly Command[] = [
  userList,
  userAdd,
  userAddOverseer,
  userRole,
  userResetLink,
  userDisable,
  userEnable,
];
