import { createHash } from 'node:crypto';
import { s256 } from '../../../src/oauth/pkce.ts';

export type Values = Readonly<Record<string, string | undefined>>;

/** One recorded situation: its traffic, and what each sign-in in it must come to, in order. */
export interface Situation {
  traffic: string;
  flows: readonly ('sound' | 'incomplete')[];
  /** What the headlines must say, where that matters. */
  says?: RegExp;
}

export const form = (values: Values): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`))
    .join('&');

export const url = (base: string, values: Values): string => `${base}${base.includes('?') ? '&' : '?'}${form(values)}`;

/** A value that looks random and is the same in each run. */
export const opaque = (seed: string, length = 43): string => {
  let text = '';
  for (let turn = 0; text.length < length; turn++) text += s256(`${seed} ${turn}`);
  return text.slice(0, length);
};

export const hex = (seed: string, length = 32): string =>
  [...opaque(seed, length)].map((sign) => (sign.charCodeAt(0) % 16).toString(16)).join('');

export const uuid = (seed: string): string => hex(seed).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');

/** The verifier of the sign-in of that name, and its challenge. */
export const verifierOf = (seed: string, length = 43): string => opaque(`verifier ${seed}`, length);
export const pkce = (seed: string, length = 43): Values => ({
  code_challenge: s256(verifierOf(seed, length)),
  code_challenge_method: 'S256',
});

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A transcript begins at 2026-01-01T00:00:00Z; its tokens are made then. */
const start = 1_767_225_600;

/** An ID token with the claims that every one has, good for an hour. */
export const idToken = (claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): string => {
  const { iat = start, ...rest } = claims;
  const all = { iat, exp: (iat as number) + 3600, sub: '248289761001', ...rest };
  return `${segment({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header })}.${segment(all)}.${opaque('signature', 342)}`;
};

/** The claim that ties a code to the ID token that came with it. */
export const halfHash = (code: string): string => createHash('sha256').update(code).digest().subarray(0, 16).toString('base64url');

type Lines = readonly (string | undefined)[];
const lines = (list: Lines) => list.filter((line) => line !== undefined).join('\n');

/** A navigation, answered with a page or sent on. */
export const get = (address: string, answer = '200 <!doctype html><title>Page</title>', head: Lines = []): string =>
  lines([`GET ${address}`, '> Accept: text/html,application/xhtml+xml', ...head.map((line) => line && `> ${line}`), `< ${answer}`]);

/** A form that a page sends, answered with a page or sent on. */
export const submit = (address: string, values: Values, answer: string, head: Lines = []): string =>
  lines([
    `POST ${address}`,
    '> Content-Type: application/x-www-form-urlencoded',
    `> Origin: ${address.split('/').slice(0, 3).join('/')}`,
    ...head.map((line) => line && `> ${line}`),
    `> ${form(values)}`,
    `< ${answer}`,
  ]);

interface Call {
  method?: string;
  origin?: string;
  head?: Lines;
  body?: Values | string;
  status?: number;
  answer?: unknown;
  answerHead?: Lines;
}

/** What a page's script sends: with Origin, answered with JSON and the CORS field that a page needs. */
export const call = (address: string, { method, origin, head = [], body, status = 200, answer, answerHead = [] }: Call): string => {
  const text = typeof body === 'object' ? form(body) : body;
  const type = typeof body === 'object' ? 'application/x-www-form-urlencoded' : 'application/json';
  return lines([
    `${method ?? (text === undefined ? 'GET' : 'POST')} ${address}`,
    '> Accept: application/json',
    ...(text === undefined || head.some((line) => /^content-type:/i.test(line ?? '')) ? [] : [`> Content-Type: ${type}`]),
    ...(origin ? [`> Origin: ${origin}`] : []),
    ...head.map((line) => line && `> ${line}`),
    ...(text === undefined ? [] : [`> ${text}`]),
    `< ${status}${answer === undefined ? '' : ` ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`}`,
    '< Cache-Control: no-store',
    ...(origin ? [`< Access-Control-Allow-Origin: ${origin}`] : []),
    ...answerHead.map((line) => line && `< ${line}`),
  ]);
};

/** The token answer that most servers give. */
export const tokens = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  access_token: opaque('access token', 64),
  token_type: 'Bearer',
  expires_in: 3600,
  ...more,
});

export const recording = (...parts: string[]): string => parts.join('\n');
