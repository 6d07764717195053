import { validateAuthorizationCode } from "@better-auth/core/oauth2";
import { z } from "zod";
import type { Configuration } from "../../configuration.ts";

type Oidc = NonNullable<Configuration["oidc"]>;

/** As much of the provider's description of itself as is needed here (OpenID Connect Discovery 1.0, 3). */
const Description = z.looseObject({
  token_endpoint: z.url(),
  // Left out, it means basic.
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
});

const PATIENCE_MS = 10_000;

export function descriptionAddress({ issuer }: Oidc): string {
  return `${issuer}/.well-known/openid-configuration`;
}

/**
 * Changes the code that somebody brought back for what the provider says of them. The sign-in library
 * wants to be told beforehand how the product shows who it is; here the provider itself says it.
 */
export async function tokensFor(
  oidc: Oidc,
  { code, codeVerifier, redirectURI }: { code: string; codeVerifier?: string; redirectURI: string },
) {
  const answer = await fetch(descriptionAddress(oidc), { signal: AbortSignal.timeout(PATIENCE_MS) });
  const description = Description.parse(await answer.json());
  const { clientId, clientSecret } = oidc;
  return validateAuthorizationCode({
    code,
    codeVerifier,
    redirectURI,
    options: { clientId, clientSecret },
    tokenEndpoint: description.token_endpoint,
    authentication: clientAuthentication(description.token_endpoint_auth_methods_supported),
  });
}

/** In the head of the request where the provider takes it: what stands in a body ends up in more logs. */
function clientAuthentication(taken: readonly string[]): "basic" | "post" {
  return !taken.includes("client_secret_basic") && taken.includes("client_secret_post") ? "post" : "basic";
}
