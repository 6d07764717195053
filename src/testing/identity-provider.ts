import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { afterAll } from "vitest";
import type { Configuration } from "../configuration.ts";

export interface PersonThere {
  name: string;
  email?: string;
  email_verified?: boolean;
}

export interface IdentityProvider {
  settings: NonNullable<Configuration["oidc"]>;
  /** Who exists there, by the provider's own number. */
  people: Map<string, PersonThere>;
  /** While set, it answers nothing but that it is away. */
  setAway: (isAway: boolean) => void;
  /** Goes through the provider's pages as this person; gives the address that it sends back to. */
  agreeAs: (subject: string, address: string) => Promise<string>;
}

/** A certified OpenID Connect server on this machine, closed after the test file. */
export async function openIdentityProvider(
  redirectUri: string,
  authentication: "client_secret_basic" | "client_secret_post" = "client_secret_basic",
): Promise<IdentityProvider> {
  const people = new Map<string, PersonThere>();
  let subject = "";
  let away = false;
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => answer?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "sucharit",
        client_secret: "a secret between the two",
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: authentication,
      },
    ],
    clientAuthMethods: [authentication],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people.get(id) }),
    }),
    interactions: { url: () => "/interaction" },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["for tests only"] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const usual = provider.callback();
  answer = (request, response) => {
    // This server takes the secret from wherever it stands; stricter ones do not.
    const isStrange =
      (request.headers.authorization !== undefined) !== (authentication === "client_secret_basic");
    if (away) response.writeHead(503).end();
    else if (request.url === "/token" && isStrange) response.writeHead(401).end();
    else if (request.url === "/interaction") void interact(provider, subject, request, response);
    else usual(request, response);
  };
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return {
    settings: {
      issuer,
      clientId: "sucharit",
      clientSecret: "a secret between the two",
      name: "ThaID",
      scopes: ["openid", "profile", "email"],
    },
    people,
    setAway: (isAway) => {
      away = isAway;
    },
    agreeAs: async (who, begin) => {
      subject = who;
      const cookies = new Map<string, string>();
      let next = begin;
      // Sign-in, consent and the ways between them: eight steps, and then some.
      for (let step = 0; step < 12 && next.startsWith(issuer); step += 1) {
        const response = await fetch(next, {
          redirect: "manual",
          headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
        });
        for (const set of response.headers.getSetCookie()) {
          const [name = "", value = ""] = set.split(";")[0]?.split(/=(.*)/s) ?? [];
          cookies.set(name, value);
        }
        next = new URL(response.headers.get("location") ?? "/nowhere", next).href;
      }
      return next;
    },
  };
}

async function interact(
  provider: Provider,
  subject: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    return provider.interactionFinished(request, response, { login: { accountId: subject } });
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? subject,
    clientId: params["client_id"] ?? "",
  });
  grant.addOIDCScope(params["scope"] ?? "");
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}
