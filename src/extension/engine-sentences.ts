import { messageOf } from './message.ts';

// What the engine says, from the browser: the build takes it out of the engine's sources (scripts/leave-out.mjs) and has them call this.

const said = (...key: string[]): string => (messageOf(key.join('_').replaceAll('-', '_')) ?? '').replaceAll('{dollar}', () => '$');

const stages = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'token-response',
  'correlation',
  'transport',
  'id-token',
  'refresh',
  'enforcement',
] as const;

/**
 * What a rule says; a message is looked up when a fault says it.
 * @public
 */
export const sentencesOf = (rule: string, stage: number) => ({
  id: rule,
  stage: stages[stage],
  severity: 'error',
  title: said('title', rule),
  why: '',
  fix: said('fix', rule),
  citations: [],
  effects: [],
  messages: new Proxy<Record<string, string>>({}, { get: (_, name) => said('says', rule, String(name)) }),
});

/**
 * What a rule's code says beside its messages, by number.
 * @public
 */
export const asidesOf = (rule: string) => (number: number) => said('adds', rule, String(number));

/** A table whose texts are looked up when they are asked for: the pieces of a text by the kinds of sentence they are, undefined where the first is none. */
const table = (...kinds: string[]) =>
  new Proxy<Record<string, readonly [string, string]>>(
    {},
    {
      get(_, id) {
        const texts = kinds.map((kind) => said(kind, String(id)));
        return texts[0] ? texts : undefined;
      },
    },
  );

const list = (kind: string) => new Proxy<Record<string, string>>({}, { get: (_, id) => said(kind, String(id)) || undefined });

/**
 * What was done to make a challenge, and what to do instead, by the id of the construction.
 * @public
 */
export const words = table('did', 'instead');

/**
 * What a hypothesis about a refused code supposes, and what speaks against it, by its cause.
 * @public
 */
export const grantWords = table('supposes', 'because');

/**
 * What an answer without an OAuth error comes to, and why, by its cause.
 * @public
 */
export const answerWords = table('supposes', 'because');

/**
 * A blind spot as a clause, and what to do about it.
 * @public
 */
export const blindSpotWords = table('unseen', 'see');

/**
 * What to do about a cause that no rule names.
 * @public
 */
export const remedies = list('remedy');

/**
 * What a server's text names, as a title, by its tag.
 * @public
 */
export const toldWords = list('told');

/**
 * The title of a cause that is likely, and of one that is possible.
 * @public
 */
export const hedgedWords = table('probably', 'maybe');

/**
 * A kind of construction as a title.
 * @public
 */
export const titleWords = list('titled');

/**
 * A server's errors with what they mean, which is looked up when one of them was given.
 * @public
 */
export function withMeanings<Provider extends { id: string; errors: object[] }>(provider: Provider): Provider {
  for (const [i, error] of provider.errors.entries())
    Object.defineProperty(error, 'meaning', { enumerable: true, get: () => said('means', provider.id, String(i)) });
  return provider;
}

/**
 * A right line of code in JavaScript and in Python, by what it does right.
 * @public
 */
export const correctionWords = table('javascript', 'python');

/** Why a rule is there, or what it is not to be confused with; read when a person opens the check. */
export const reasonOf = (kind: 'why' | 'not', rule: string): string => said(kind, rule);

/**
 * Plain statements about a sign-in, by name.
 * @public
 */
export const factWords = list('fact');

/**
 * What several rules say beside their own messages.
 * @public
 */
export const asideWords = list('aside');

/** Where a rule is written: a line for each, the address behind the last space. */
export const citationsOf = (rule: string): { label: string; url: string }[] =>
  [...said('cites', rule).matchAll(/^(.+) (\S+)$/gm)].map(([, label = '', url = '']) => ({ label, url }));
