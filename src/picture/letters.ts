import type { OAuthMessage } from '../oauth/message.ts';

/** Values of which a sign-in may see several, and that are masked. */
const kinds = ['code', 'code_verifier', 'state', 'nonce', 'refresh_token'] as const;

export const letterKey = (name: string, value: string) => `${name}|${value}`;

/** Letters that tell masked values of one kind apart without showing them, in the order in which they appear; `told` is the kind that is told of anyway. */
export function lettersOf(messages: readonly OAuthMessage[], told: string | undefined): Map<string, string> {
  const letters = new Map<string, string>();
  for (const kind of kinds) {
    const values = messages.flatMap(({ parameters }) =>
      parameters.observed ? parameters.value.filter(({ name, value }) => name === kind && value !== '').map(({ value }) => value) : [],
    );
    const distinct = [...new Set(values)].slice(0, 26);
    if (distinct.length < 2 && kind !== told) continue;
    for (const [i, value] of distinct.entries()) letters.set(letterKey(kind, value), String.fromCharCode(65 + i));
  }
  return letters;
}
