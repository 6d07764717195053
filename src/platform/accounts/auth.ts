import { passkey } from "@better-auth/passkey";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import type pg from "pg";
import { v7 as newId } from "uuid";
import type { Configuration } from "../../configuration.ts";

export const AUTH_BASE = "/account/auth";

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
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts come from invitations only
      minPasswordLength: 12,
      maxPasswordLength: 200,
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
      updateAge: 60,
    },
    user: {
      modelName: "account",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "sign_in_method",
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, disableImplicitLinking: true },
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
        config: configuration.oidc
          ? [
              {
                providerId: "oidc",
                discoveryUrl: `${configuration.oidc.issuer}/.well-known/openid-configuration`,
                clientId: configuration.oidc.clientId,
                clientSecret: configuration.oidc.clientSecret,
                scopes: configuration.oidc.scopes,
                pkce: true,
                disableSignUp: true,
              },
            ]
          : [],
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
