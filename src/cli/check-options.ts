import { rules } from '../rules/index.ts';
import type { Options } from './command.ts';

export const formats = ['text', 'json', 'har', 'html', 'markdown', 'sarif', 'junit'] as const;
export type Format = (typeof formats)[number];

export const levels = ['error', 'warning', 'note', 'never'] as const;

/** What can be read; `auto` goes by how the input begins. */
export const sources = ['auto', 'har', 'curl', 'transcript', 'pieces'] as const;
export type Source = (typeof sources)[number];

const aRule = rules.map(({ id }) => id);

/** The options of `check`, in the order of its help. */
export const checkOptions = {
  from: {
    type: 'string',
    default: 'auto',
    argument: 'KIND',
    words: sources,
    says: 'what the input is, where it is not recognised: har, curl commands, a transcript, or the addresses and token request bodies of a sign-in, one a line (pieces)',
  },
  format: {
    type: 'string',
    default: 'text',
    short: 'f',
    argument: 'FORMAT',
    words: formats,
    says: 'text for people; json (stable, see docs/json.md), har, html, markdown, sarif or junit',
  },
  output: { type: 'string', short: 'o', argument: 'FILE', isFile: true, says: 'write the report there instead of to standard output' },
  stream: { type: 'boolean', default: false, says: 'write one line of JSON for each sign-in, as soon as its file is judged' },
  'fail-on': {
    type: 'string',
    default: 'error',
    argument: 'LEVEL',
    words: levels,
    says: 'what makes the exit code 1: error, warning, note or never',
  },
  only: { type: 'string', multiple: true, argument: 'RULE', words: aRule, says: 'judge by these rules only (repeat it, or use commas)' },
  ignore: { type: 'string', multiple: true, argument: 'RULE', words: aRule, says: 'leave these rules out' },
  baseline: {
    type: 'string',
    argument: 'FILE',
    isFile: true,
    says: 'an earlier report of --format json: what it names is known, and does not count for the exit code again',
  },
  jwks: { type: 'string', argument: 'FILE', isFile: true, says: 'a JSON Web Key Set, to check the signatures of ID tokens with' },
  now: { type: 'string', argument: 'TIME', says: 'when a curl command or a transcript without times was sent (2026-11-22T10:00:00Z)' },
  'code-lifetime': { type: 'string', argument: 'SECONDS', says: 'how long the server keeps an authorization code, where you know it' },
  unredacted: { type: 'boolean', default: false, says: 'leave codes, verifiers, tokens and names as they are; asks first on a terminal' },
} as const satisfies Options;
