import { lines, type ServerName, servers, shop } from '../broken/world.ts';

const issuers = {
  keycloak: 'https://sso.example.com/realms/shop',
  okta: 'https://dev-482911.okta.com/oauth2/default',
  duende: 'https://demo.duendesoftware.com',
  zitadel: 'https://acme-x1y2z3.zitadel.cloud',
} satisfies Partial<Record<ServerName, string>>;

/** The script of a page reads the server's metadata, as libraries do before they sign in. */
export const metadataRead = (name: keyof typeof issuers, origin = shop.origin): string =>
  lines(
    '@ {"resourceType":"fetch"}',
    `GET ${issuers[name]}/.well-known/openid-configuration\n> Origin: ${origin}\n> Accept: application/json`,
    `< 200 ${JSON.stringify({
      issuer: issuers[name],
      authorization_endpoint: servers[name].authorize,
      token_endpoint: servers[name].token,
      jwks_uri: `${issuers[name]}/keys`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    })}`,
    '< Access-Control-Allow-Origin: *',
  );
