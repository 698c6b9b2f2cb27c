import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { codeLifetimeOf, providerOf } from '../../src/providers/recognise-provider.ts';
import { growth, linear } from '../support/growth.ts';

const patterns = providers.flatMap((provider) => provider.endpoints.map((pattern) => ({ provider, pattern })));

describe('endpoint patterns', () => {
  it('has a file for every provider, each with its own id', () => {
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
    expect(providers.length).toBeGreaterThanOrEqual(68);
    expect(patterns.length).toBeGreaterThanOrEqual(147);
  });

  it.each(patterns.map(({ provider, pattern }) => [provider.id, pattern.role, pattern.example, pattern] as const))(
    '%s %s matches %s and no other provider’s host',
    (id, _role, example, pattern) => {
      const { hostname, pathname } = new URL(example);
      expect(pattern.path.test(pathname)).toBe(true);
      if (pattern.host) expect(pattern.host.test(hostname)).toBe(true);
      const others = patterns.filter(
        (other) => other.provider.id !== id && other.pattern.host?.test(hostname) && other.pattern.path.test(pathname),
      );
      expect(others.map((other) => other.provider.id)).toEqual([]);
    },
  );

  it.each(patterns.filter(({ pattern }) => pattern.host && /^(authorize|token)$/.test(pattern.role)))(
    'recognises $provider.id by $pattern.example',
    ({ provider, pattern }) => {
      const key = pattern.role === 'token' ? 'token' : 'authorization';
      expect(providerOf({ [key]: pattern.example })).toEqual({ provider, by: 'host', certain: expect.any(Boolean) });
      if (pattern.trust === 'unverified') expect(providerOf({ [key]: pattern.example })?.certain).toBe(false);
    },
  );

  it('has no pattern that takes long over long texts', () => {
    // From short to long, so that a pattern which takes exponential time fails here and does not hang.
    const long = (length: number) => [
      'a'.repeat(length),
      '/a'.repeat(length / 2),
      'a.'.repeat(length / 2),
      `/realms${'/a'.repeat(length / 2)}/authorize!`,
      `/am/oauth2/realms/${'realms/'.repeat(length / 7)}`,
      '/oauth2/auth'.repeat(length / 12),
      '/interconnect-'.repeat(length / 14),
      `authorization code: [${'] is invalid'.repeat(length / 12)}!`,
      `The code '${"' has expired".repeat(length / 13)}`,
    ];
    const regexps = providers.flatMap((provider) => [
      ...provider.endpoints.flatMap(({ host, path }) => (host ? [host, path] : [path])),
      ...(provider.signs ?? []).flatMap(({ value }) => (value ? [value] : [])),
      ...provider.errors.flatMap(({ description }) => (description instanceof RegExp ? [description] : [])),
    ]);
    for (const text of [28, 56, 1_000, 50_000].flatMap(long)) {
      for (const regexp of regexps) {
        // The best of three, for the machine may be busy with something else.
        const times = Array.from({ length: 3 }, () => {
          const begun = performance.now();
          regexp.test(text);
          return performance.now() - begun;
        });
        expect(Math.min(...times), `${regexp} on ${text.slice(0, 20)}… of ${text.length}`).toBeLessThan(100);
      }
    }
    for (const at of long(1_000).keys()) {
      const work = (size: number) => {
        const text = long(size)[at]!;
        providerOf({ authorization: `https://${text}`, token: `https://as.example${text}` });
      };
      expect(growth(work, 10_000), long(28)[at]).toBeLessThan(linear);
    }
  });

  it('uses no flag that makes a pattern remember', () => {
    for (const { pattern } of patterns) expect(`${pattern.path.flags}${pattern.host?.flags ?? ''}`).toBe('');
  });
});

describe('providerOf', () => {
  const keycloak = {
    authorization: 'https://sso.example/realms/a/protocol/openid-connect/auth',
    token: 'https://sso.example/realms/a/protocol/openid-connect/token',
  };

  it('recognises a self-hosted server by path, without certainty', () => {
    expect(providerOf(keycloak)).toMatchObject({ provider: { id: 'keycloak' }, by: 'path', certain: false });
  });

  it('is certain once the metadata document agrees', () => {
    const discovery = {
      issuer: 'https://sso.example/realms/a',
      authorization_endpoint: keycloak.authorization,
      token_endpoint: keycloak.token,
    };
    expect(providerOf({ ...keycloak, discovery })).toMatchObject({ provider: { id: 'keycloak' }, by: 'discovery', certain: true });
  });

  it('believes the metadata document more than the URLs', () => {
    const discovery = {
      issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_x',
      authorization_endpoint: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
    };
    expect(providerOf({ authorization: 'https://login.example/oauth2/authorize', discovery })).toMatchObject({
      provider: { id: 'aws-cognito' },
      by: 'discovery',
    });
  });

  it('names nobody where several servers have the same paths', () => {
    expect(providerOf({ token: 'https://as.example/oauth/token' })).toBeUndefined();
    expect(providerOf({ authorization: 'https://as.example/auth', token: 'https://as.example/token' })).toBeUndefined();
    expect(
      providerOf({ authorization: 'https://as.example/connect/authorize', token: 'https://as.example/connect/token' }),
    ).toBeUndefined();
    expect(providerOf({ token: 'https://as.example/token' })).toBeUndefined();
    expect(providerOf({})).toBeUndefined();
    expect(providerOf({ authorization: 'not a url', token: '' })).toBeUndefined();
  });

  it('lets a sign decide between servers with the same paths', () => {
    const same = { authorization: 'https://as.example/oauth/authorize', token: 'https://as.example/oauth/token' };
    expect(providerOf(same, { answer: { error: 'invalid_grant', hint: 'x' } })?.provider.id).toBe('league-oauth2');
    const shared = { authorization: 'https://as.example/oauth2/authorize', token: 'https://as.example/oauth2/token' };
    expect(providerOf(shared)).toBeUndefined();
    expect(providerOf(shared, { answer: { error_reason: 'auth_code_not_found' } })?.provider.id).toBe('fusionauth');
    const plain = { authorization: 'http://localhost:3000/auth', token: 'http://localhost:3000/token' };
    const discovery = {
      authorization_endpoint: plain.authorization,
      token_endpoint: plain.token,
      userinfo_endpoint: 'http://localhost:3000/me',
    };
    expect(providerOf({ ...plain, discovery })).toMatchObject({ provider: { id: 'node-oidc-provider' }, by: 'discovery', certain: false });
  });

  it('knows a vendor’s host under a wrong path, without certainty', () => {
    expect(providerOf({ token: 'https://acme.eu.auth0.com/oauth/tokens' })).toMatchObject({
      provider: { id: 'auth0' },
      by: 'host',
      certain: false,
    });
    expect(providerOf({ token: 'https://api.mypurecloud.com/oauth/token' })?.provider.id).toBe('genesys-cloud');
  });

  it('does not take a longer host for the vendor’s', () => {
    expect(providerOf({ token: 'https://login.microsoftonline.com.evil.example/common/oauth2/v2.0/token' })).toBeUndefined();
    expect(providerOf({ token: 'https://github.com@evil.example/login/oauth/access_token' })?.provider.id).not.toBe('github');
  });

  it('reads a host in capitals, with a port and with a query', () => {
    expect(
      providerOf({ authorization: 'https://LOGIN.MicrosoftOnline.com:443/common/oauth2/v2.0/authorize?client_id=x' })?.provider.id,
    ).toBe('microsoft-entra');
  });
});

describe('what the rules ask of a provider', () => {
  const fact = (id: string) => providers.find((provider) => provider.id === id)!;

  it('knows the lifetime of a code, with its trust', () => {
    expect(codeLifetimeOf(fact('keycloak'))).toMatchObject({ value: 60, trust: 'source' });
    expect(codeLifetimeOf(fact('auth0'))).toMatchObject({ value: 600, trust: 'unverified' });
    expect(codeLifetimeOf(fact('genesys-cloud'))).toBeUndefined();
    expect(codeLifetimeOf(undefined)).toBeUndefined();
  });

  it('knows who takes JSON, who wants another challenge, who answers errors with 200', () => {
    expect(fact('notion').takesJsonBody?.value).toBe(true);
    expect(fact('discord').takesJsonBody?.value).toBe(false);
    expect(fact('tiktok').challengeForm?.value).toBe('hex');
    expect(fact('nylas').challengeForm?.value).toBe('base64-of-hex');
    expect(fact('github').tokenErrorStatus?.value).toEqual([200]);
  });

  it('knows whether an error about redirect_uri says that PKCE was right', () => {
    const isBefore = (id: string) => {
      const order = fact(id).checkOrder!.value;
      return order.indexOf('pkce') < order.indexOf('redirect_uri');
    };
    expect(['node-oidc-provider', 'oauthlib', 'spring-authorization-server'].map(isBefore)).toEqual([true, true, true]);
    expect(['keycloak', 'duende-identityserver', 'league-oauth2'].map(isBefore)).toEqual([false, false, false]);
  });

  it('gives every fact a source and a trust', () => {
    for (const provider of providers)
      for (const stated of [
        ...Object.values(provider.facts),
        provider.codeLifetime,
        provider.tokenBody,
        provider.takesJsonBody,
        provider.engine,
      ])
        if (stated) expect([stated.source !== '', stated.trust !== undefined], provider.id).toEqual([true, true]);
  });

  it('names only engines that exist', () => {
    for (const { engine } of providers) if (engine) expect(providers.map(({ id }) => id)).toContain(engine.value);
  });
});
