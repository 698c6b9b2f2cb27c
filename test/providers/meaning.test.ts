import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import type { KnownError, Provider } from '../../src/providers/provider.ts';
import { type ErrorAnswer, meaningOf } from '../../src/providers/recognise-provider.ts';
import { growth, linear } from '../support/growth.ts';

const texts = providers.flatMap((provider) =>
  provider.errors.map((known) => ({ provider, known, label: `${provider.id}: ${known.description ?? known.error}` })),
);

/** A text that a pattern was made for; every pattern of the data must be listed here. */
const written: Record<string, string> = {
  doorkeeper: "The requested redirect URI is malformed or doesn't match client redirect URI.",
  gitlab: "The requested redirect URI is malformed or doesn't match the client redirect URI.",
  workos: "The code '01ABC' has expired or is invalid.",
  'ory-hydra': "… The 'redirect_uri' from this request does not match the one from the authorize request.",
  'node-oidc-provider': 'code_challenge must be a string with a minimum length of 43 characters',
  'spring-authorization-server': 'OAuth 2.0 Parameter: code_challenge',
  casdoor: 'authorization code: [abc] is invalid',
};

function answerWith(provider: Provider, known: KnownError): ErrorAnswer {
  const text = known.description instanceof RegExp ? written[provider.id]! : known.description;
  const padded =
    text === undefined
      ? undefined
      : known.match === 'prefix'
        ? `${text}: more`
        : known.match === 'contains'
          ? `before ${text} after`
          : text;
  return {
    endpoint: known.endpoint.startsWith('authorize') ? 'authorize' : 'token',
    ...(known.httpStatus !== undefined && { status: known.httpStatus }),
    ...(known.error !== undefined && { error: known.error }),
    ...(padded !== undefined && (known.field ? { fields: { [known.field]: padded } } : { description: padded })),
  };
}

describe('meaningOf', () => {
  it('has every error text of the reference', () => expect(texts.length).toBeGreaterThanOrEqual(325));

  it.each(texts)('finds $label', ({ provider, known }) => {
    const found = meaningOf(provider, answerWith(provider, known));
    expect(found.map(({ meaning }) => meaning)).toContain(known.meaning);
    expect(found.find(({ meaning }) => meaning === known.meaning)?.trust).toBe(known.trust);
  });

  it('does not take one number for a longer one', () => {
    const entra = providers.find(({ id }) => id === 'microsoft-entra')!;
    const found = meaningOf(entra, {
      endpoint: 'token',
      error: 'invalid_grant',
      description: 'AADSTS501481: The Code_Verifier does not match.',
    });
    expect(found).toHaveLength(1);
    expect(found[0]!.causes).toEqual(['pkce_mismatch']);
    expect(meaningOf(entra, { endpoint: 'token', description: 'AADSTS7000218: …' })[0]!.causes).toContain('client_secret_missing');
  });

  it('reads a text in spite of case and full stop', () => {
    const keycloak = providers.find(({ id }) => id === 'keycloak')!;
    expect(
      meaningOf(keycloak, { endpoint: 'token', error: 'invalid_grant', description: 'PKCE  verification failed: code mismatch.' })[0]
        ?.causes,
    ).toEqual(['pkce_mismatch']);
  });

  it('trusts a text of an unknown server no more than a report, and names whose it is', () => {
    const found = meaningOf(undefined, {
      endpoint: 'token',
      error: 'invalid_grant',
      description: 'PKCE verification failed: Code mismatch',
    });
    expect(found.map(({ provider, trust }) => [provider, trust])).toContainEqual(['keycloak', 'report']);
    expect(found.every(({ trust }) => trust === 'report' || trust === 'unverified')).toBe(true);
  });

  it('trusts another server’s text at a known server not at all', () => {
    const spotify = providers.find(({ id }) => id === 'spotify')!;
    const found = meaningOf(spotify, { endpoint: 'token', error: 'invalid_grant', description: 'PKCE verification failed: Code mismatch' });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ trust }) => trust === 'unverified')).toBe(true);
  });

  it('gives the texts of the software that a service is made of', () => {
    const gitlab = providers.find(({ id }) => id === 'entra-external-id')!;
    expect(meaningOf(gitlab, { endpoint: 'token', error: 'invalid_grant', description: 'AADSTS54005: redeemed' })).toMatchObject([
      { provider: 'microsoft-entra', causes: ['code_reused'], trust: 'unverified' },
    ]);
  });

  it('says nothing about a bare error of an unknown server, and nothing about an unknown text', () => {
    expect(meaningOf(undefined, { endpoint: 'token', error: 'invalid_grant' })).toEqual([]);
    expect(meaningOf(undefined, { endpoint: 'token', error: 'invalid_grant', description: 'nobody ever wrote this' })).toEqual([]);
  });

  it('keeps every unverified text unverified', () => {
    const unverified = texts.filter(({ known }) => known.trust === 'unverified');
    expect(unverified.length).toBeGreaterThan(5);
    for (const { provider, known } of unverified)
      for (const found of meaningOf(provider, answerWith(provider, known)).filter(({ meaning }) => meaning === known.meaning))
        expect(found.trust).toBe('unverified');
  });

  it('takes no time over long texts', () => {
    for (const piece of ['a', '/a', 'authorization code: [']) {
      const work = (size: number) =>
        meaningOf(undefined, { endpoint: 'token', error: 'invalid_grant', description: piece.repeat(size / piece.length) });
      expect(growth(work, 6_000), piece).toBeLessThan(linear);
    }
  });
});
