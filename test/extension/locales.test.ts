import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Messages = Record<string, { message: string }>;
const read = (locale: string): Messages => JSON.parse(readFileSync(`_locales/${locale}/messages.json`, 'utf8'));
const english = read('en');
const placeholders = (text: string) => [...text.matchAll(/\$\d/g)].map(([mark]) => mark).sort();

/** What is written on the wire, and is the same in every language. */
const wireNames = /\b(?:S256|PKCE|OAuth|HAR|JWT|CORS|curl|redirect_uri|code_verifier|code_challenge|status:\w+|server:\w+)\b/g;

it('there are the five languages', () => {
  expect(readdirSync('_locales').sort()).toEqual(['de', 'en', 'es', 'ja', 'pt_BR']);
});

describe.each(['en', 'de', 'es', 'ja', 'pt_BR'])('%s', (locale) => {
  const messages = read(locale);

  it('has every sentence and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('has no sentence twice', () => {
    const keys = readFileSync(`_locales/${locale}/messages.json`, 'utf8').match(/^ {2}"\w+": \{/gm);
    expect(keys).toHaveLength(Object.keys(messages).length);
  });

  it('has the same placeholders, and something to say', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(placeholders(message), key).toEqual(placeholders(english[key]!.message));
      expect(message.trim(), key).not.toBe('');
    }
  });

  it('leaves wire names as they are', () => {
    for (const [key, { message }] of Object.entries(english))
      for (const [name] of message.matchAll(wireNames)) expect(messages[key]!.message, key).toContain(name);
  });
});
