import { resolve } from "node:path";
import { z } from "zod";

/**
 * Everything that may be set from outside, in one place. docs/configuration.md explains each name;
 * a test compares the two lists.
 */
const flag = z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1");
const port = z.coerce.number().int().min(0).max(65_535);
const minutes = z.coerce.number().int().min(1);
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const keepRule = z.string().transform((text, context): KeepRule => {
  const found = /^daily=(\d{1,3}) weekly=(\d{1,3}) monthly=(\d{1,3})$/.exec(text.trim());
  const [daily = 0, weekly = 0, monthly = 0] = (found ?? []).slice(1).map(Number);
  if (daily + weekly + monthly > 0) return { daily, weekly, monthly };
  context.addIssue({ code: "custom", message: 'must look like "daily=7 weekly=4 monthly=12"' });
  return z.NEVER;
});

const Environment = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  DATA_DIR: z.string().min(1).default("data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_URL: url("http:", "https:").optional(),
  TRUSTED_PROXY: flag.default(false),
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  DATABASE_APP_URL: url("postgres:", "postgresql:").optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  SESSION_IDLE_MINUTES: minutes.max(24 * 60).default(30),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .default(12),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  SMTP_URL: url("smtp:", "smtps:").optional(),
  SMTP_FROM: z.string().min(3).optional(),
  OIDC_ISSUER: url("http:", "https:").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default("ThaID"),
  OIDC_SCOPES: z.string().min(1).default("openid profile email"),
  S3_ENDPOINT: url("http:", "https:").optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  BODY_LIMIT_KB: z.coerce
    .number()
    .int()
    .min(64)
    .max(1024 * 100)
    .default(2048),
  JOBS: z.enum(["app", "apart"]).default("app"),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_KEEP: keepRule.prefault("daily=7 weekly=4 monthly=12"),
});

export const configurationNames = Object.keys(Environment.shape);

/** How many days, weeks and months back one backup each is kept. */
export interface KeepRule {
  daily: number;
  weekly: number;
  monthly: number;
}

export interface Configuration {
  mode: "production" | "development" | "test";
  dataFolder: string;
  host: string;
  port: number;
  publicUrl: string | undefined;
  trustedProxy: boolean;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  databasePool: number;
  secret: string | undefined;
  sessionIdleMinutes: number;
  sessionHours: number;
  logLevel: string;
  metricsToken: string | undefined;
  smtp: { url: string; from: string } | undefined;
  oidc:
    | { issuer: string; clientId: string; clientSecret: string; name: string; scopes: string[] }
    | undefined;
  /** Where files lie instead of the data folder. */
  s3:
    | { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string }
    | undefined;
  requestsPerMinute: number;
  bodyLimit: number;
  /** Whether the app does the jobs itself or leaves them to `sucharit worker`. */
  jobs: "app" | "apart";
  backup: { folder: string; keep: KeepRule } | undefined;
}

/** Names the first wrong value in one line; the message is all the reader gets. */
export function readConfiguration(
  environment: Record<string, string | undefined>,
): { ok: true; value: Configuration } | { ok: false; message: string } {
  const given = Object.fromEntries(
    configurationNames
      .map((name) => [name, environment[name]])
      .filter(([, value]) => value !== "" && value !== undefined),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? "");
    return {
      ok: false,
      message: `${name}${shown(name, given[name])}: ${issue?.message ?? "is wrong"} (docs/configuration.md)`,
    };
  }

  const env = parsed.data;
  const incomplete = missingPartner(env);
  if (incomplete) return { ok: false, message: `${incomplete} (docs/configuration.md)` };

  return {
    ok: true,
    value: {
      mode: env.NODE_ENV,
      dataFolder: resolve(env.DATA_DIR),
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ""),
      trustedProxy: env.TRUSTED_PROXY,
      databaseUrl: env.DATABASE_URL,
      databaseAppUrl: env.DATABASE_APP_URL,
      databasePool: env.DATABASE_POOL,
      secret: env.SECRET,
      sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
      sessionHours: env.SESSION_HOURS,
      // On a terminal a line per request would bury the words that are meant for a person.
      logLevel: env.LOG_LEVEL ?? (process.stdout.isTTY ? "warn" : "info"),
      metricsToken: env.METRICS_TOKEN,
      smtp: env.SMTP_URL && env.SMTP_FROM ? { url: env.SMTP_URL, from: env.SMTP_FROM } : undefined,
      oidc:
        env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
          ? {
              issuer: env.OIDC_ISSUER.replace(/\/+$/, ""),
              clientId: env.OIDC_CLIENT_ID,
              clientSecret: env.OIDC_CLIENT_SECRET,
              name: env.OIDC_NAME,
              scopes: env.OIDC_SCOPES.split(/\s+/),
            }
          : undefined,
      s3:
        env.S3_ENDPOINT && env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
          ? {
              endpoint: env.S3_ENDPOINT,
              bucket: env.S3_BUCKET,
              region: env.S3_REGION,
              accessKeyId: env.S3_ACCESS_KEY_ID,
              secretAccessKey: env.S3_SECRET_ACCESS_KEY,
            }
          : undefined,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      bodyLimit: env.BODY_LIMIT_KB * 1024,
      jobs: env.JOBS,
      backup: env.BACKUP_DIR ? { folder: resolve(env.BACKUP_DIR), keep: env.BACKUP_KEEP } : undefined,
    },
  };
}

function missingPartner(env: z.infer<typeof Environment>): string | undefined {
  if (env.SMTP_URL && !env.SMTP_FROM) return "SMTP_FROM is missing: SMTP_URL is set, so mail needs a sender";
  if (env.SMTP_FROM && !env.SMTP_URL) return "SMTP_URL is missing: SMTP_FROM is set, so mail needs a server";
  if (env.DATABASE_APP_URL && !env.DATABASE_URL) return "DATABASE_URL is missing: DATABASE_APP_URL needs it";
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const missing = oidc.find((name) => !env[name]);
  if (missing && oidc.some((name) => env[name]))
    return `${missing} is missing: the other OIDC_* values are set`;
  const s3 = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
  const gap = s3.find((name) => !env[name]);
  if (gap && s3.some((name) => env[name])) return `${gap} is missing: the other S3_* values are set`;
  return undefined;
}

/** Values with a password in them stay out of terminals and logs. */
function shown(name: string, value: string | undefined): string {
  return /SECRET|TOKEN|ACCESS_KEY|DATABASE|SMTP_URL/.test(name) ? "" : `=${value ?? ""}`;
}
