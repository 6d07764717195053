import type { Logger } from "pino";
import type { Configuration } from "../configuration.ts";
import type { Auth } from "./accounts/auth.ts";
import type { ScheduledBackup } from "./backup/scheduled.ts";
import type { BackupProgress } from "./backup/take.ts";
import type { Database } from "./database/connect.ts";
import type { FileStore } from "./files/store.ts";
import type { Mail } from "./mail/mail.ts";
import type { PackShelf } from "./packs/load.ts";
import type { Assets } from "./web/assets.ts";

/** Everything the product is built from. main.ts makes the real one, a test its own. */
export interface House {
  configuration: Configuration;
  /** Where the outside reaches the product, without a slash at the end. */
  publicUrl: string;
  database: Database;
  auth: Auth;
  mail: Mail;
  /** Where the bytes of files lie. */
  files: FileStore;
  packs: PackShelf;
  assets: Assets;
  log: Logger;
  /** Writes one backup into BACKUP_DIR and removes those whose time is over; absent where none is set. */
  backUp?: ((progress?: (done: BackupProgress) => void) => Promise<ScheduledBackup>) | undefined;
  now: () => Date;
  /** Opens the set-up page while no organisation exists; printed on the terminal, new at each start. */
  setupToken: string;
  /** Furnishes the fictional municipality; a house without one does not offer it. */
  openDemo?: () => Promise<DemoAccount[]>;
}

/** A way into the fictional municipality; its password is no secret. */
export interface DemoAccount {
  role: string;
  name: string;
  email: string;
  password: string;
}
