import { randomInt } from "node:crypto";
import { passkey } from "@better-auth/passkey";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import type pg from "pg";
import { v7 as newId } from "uuid";
import type { Configuration } from "../../configuration.ts";
import { providerProfile } from "./provider-accounts.ts";
import { descriptionAddress, tokensFor } from "./provider-tokens.ts";

export const AUTH_BASE = "/account/auth";

/** Carries the address that platform/web/guard.ts found out; nothing that a client sends is believed. */
export const ADDRESS_HEADER = "x-sucharit-address";

/** The end of a session is put off by a page that is asked for, at most this often. */
export const RENEWED_EVERY_SECONDS = 60;

/** A passkey opens the account for years, so it is added only soon after a sign-in. */
export const FRESH_MINUTES = 30;

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** OWASP's argon2id setting with the least memory: 19 MiB, two passes. The library's default algorithm is argon2id. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface AuthParts {
  pool: pg.Pool;
  secret: string;
  publicUrl: string;
  configuration: Pick<Configuration, "sessionIdleMinutes" | "oidc">;
}

/**
 * better-auth keeps passwords, second factors, passkeys, sessions and identity providers. Its names
 * are mapped to ours (see db/migrations/0001_accounts.sql). Pages call `auth.api`; over HTTP only the
 * passkey and provider addresses are open (platform/accounts/routes.tsx).
 */
export function createAuth({ pool, secret, publicUrl, configuration }: AuthParts) {
  const { oidc } = configuration;
  return betterAuth({
    appName: "สุจริต",
    baseURL: publicUrl,
    basePath: AUTH_BASE,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // guesses are counted in platform/accounts/guesses.ts, over restarts too
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: "sucharit",
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    onAPIError: { errorURL: `${publicUrl}/account/sign-in` },
    databaseHooks: {
      session: {
        create: {
          // Whatever the way in: a disabled account gets no session.
          before: async ({ userId }) => {
            const { rows } = await pool.query("select 1 from account where id = $1 and disabled_at is null", [
              userId,
            ]);
            return rows.length > 0;
          },
        },
      },
      account: {
        // Tokens of the provider are never used again: what is not kept cannot be stolen.
        create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts come from invitations only
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: 60 * 60 * 24,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hash(password, ARGON2),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    session: {
      modelName: "session",
      fields: {
        userId: "account_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      expiresIn: configuration.sessionIdleMinutes * 60,
      updateAge: RENEWED_EVERY_SECONDS,
      freshAge: FRESH_MINUTES * 60,
    },
    user: {
      modelName: "account",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "sign_in_method",
      encryptOAuthTokens: true,
      // Only the owner links, while signed in; then the provider's e-mail may be another one or none.
      accountLinking: {
        enabled: true,
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: ["oidc"],
      },
      fields: {
        userId: "account_id",
        accountId: "provider_account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "verification",
      storeIdentifier: "hashed",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 60,
        schema: { user: { fields: { username: "username", displayUsername: "display_username" } } },
      }),
      twoFactor({
        issuer: "สุจริต",
        twoFactorTable: "two_factor",
        allowPasswordless: true, // who signs in by provider or passkey has no password to ask for
        backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, recoveryCode) },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factor",
            fields: {
              userId: "account_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: "สุจริต",
        origin: new URL(publicUrl).origin,
        advanced: { webAuthnChallengeCookie: "passkey" },
        // A passkey stands for both steps, so the device must have checked who holds it.
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          afterVerification: async ({ verification }) =>
            requireHolderChecked(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: async ({ verification }) =>
            requireHolderChecked(verification.authenticationInfo.userVerified),
        },
        schema: {
          passkey: {
            fields: {
              userId: "account_id",
              publicKey: "public_key",
              credentialID: "credential_id",
              deviceType: "device_type",
              backedUp: "backed_up",
              createdAt: "created_at",
            },
          },
        },
      }),
      genericOAuth({
        config: oidc
          ? [
              {
                providerId: "oidc",
                discoveryUrl: descriptionAddress(oidc),
                clientId: oidc.clientId,
                clientSecret: oidc.clientSecret,
                scopes: oidc.scopes,
                getToken: (asked) => tokensFor(oidc, asked),
                pkce: true,
                requireIdTokenVerification: true,
                disableSignUp: true,
                mapProfileToUser: (profile) => providerProfile(pool, profile),
              },
            ]
          : [],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

function requireHolderChecked(isChecked: boolean | undefined) {
  if (isChecked !== true)
    throw new APIError("UNAUTHORIZED", { message: "the device did not check its holder" });
}

/** Letters and digits that are not taken for one another on paper. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

export function readableSecret(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join("");
}

/** The same letters for the same bytes; a byte that would favour some of them is passed over. */
export function readableFrom(bytes: Uint8Array, length: number): string {
  const fair = READABLE.length * Math.floor(256 / READABLE.length);
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => READABLE[byte % READABLE.length]);
  if (letters.length < length) throw new Error("Too few bytes for a readable secret");
  return letters.slice(0, length).join("");
}

function recoveryCode(): string {
  return `${readableSecret(5)}-${readableSecret(5)}`;
}
