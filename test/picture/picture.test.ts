import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { say } from '../../devtools/say.ts';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { layOut } from '../../src/picture/layout.ts';
import { pictureOf } from '../../src/picture/picture.ts';
import { shownFields } from '../../src/picture/room.ts';
import type { Picture } from '../../src/picture/shape.ts';
import { code, redemption, signIn } from '../support/f0.ts';

const pictures = (text: string) => analyse(parseTranscript(text)).flows.map((flow) => pictureOf(flow, say));
const picture = (text: string) => pictures(text)[0]!;
const refusal = '< 400 {"error":"invalid_grant"}';
const slash = picture(signIn({}, { redirect_uri: 'https://app.example/cb/' }, refusal));
const field = ({ steps }: Picture, kind: string, name: string) =>
  steps.find((step) => step.kind === kind)?.fields.find((candidate) => candidate.name === name);

describe('pictureOf', () => {
  it('draws the messages as arrows between page, server and token endpoint', () => {
    const { steps, lanes } = picture(signIn());
    expect(steps.map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual([
      'authorizationRequest page server',
      'authorizationResponse server page',
      'tokenRequest page token',
      'tokenResponse token page',
    ]);
    expect(lanes.map(({ id, hosts }) => [id, ...hosts])).toEqual([
      ['page', 'app.example'],
      ['server', 'as.example'],
      ['token', 'as.example'],
    ]);
  });

  it('marks the wrong character at the wrong value, and ties it to the value that it had to match', () => {
    const wrong = field(slash, 'tokenRequest', 'redirect_uri')!;
    const right = field(slash, 'authorizationRequest', 'redirect_uri')!;
    expect(wrong.runs?.at(-1)).toEqual({ same: false, expected: '', observed: '/' });
    expect(wrong.flags[0]).toMatchObject({ tone: 'bad', rule: 'redirect-uri-differs', words: 'a slash too many at the end' });
    expect(right.flags[0]).toMatchObject({ counterpart: true });
    expect(slash.tie).toEqual({ between: [right.key, wrong.key], sign: '≠' });
  });

  it('says of each value that equals what it has to equal that it does', () => {
    const good = picture(signIn());
    const echo = (kind: string, name: string) => field(good, kind, name)?.flags[0]?.echo?.id;
    expect(echo('authorizationResponse', 'state')).toBe('state');
    expect(['client_id', 'redirect_uri', 'code', 'code_verifier'].map((name) => echo('tokenRequest', name))).toEqual([
      'client_id',
      'redirect_uri',
      'code',
      'verifier',
    ]);
    expect(echo('authorizationRequest', 'state')).toBeUndefined();
  });

  it('shows what is missing where it should stand', () => {
    const lacking = field(picture(signIn({}, { code_verifier: undefined }, refusal)), 'tokenRequest', 'code_verifier');
    expect(lacking).toMatchObject({ absent: true, value: '', flags: [{ tone: 'bad', rule: 'verifier-missing' }] });
  });

  it('says that the beginning was not seen', () => {
    expect(picture(redemption({}, refusal)).steps[0]).toMatchObject({ unseen: true, kind: 'authorizationRequest' });
  });

  it('masks a secret under any name', () => {
    const leaked = picture(signIn({ login_hint: code }));
    expect(field(leaked, 'authorizationRequest', 'login_hint')?.secret).toBe(true);
    expect(field(leaked, 'authorizationRequest', 'client_id')?.secret).toBe(false);
  });

  it('draws an answer that the browser kept from the page as lost', () => {
    const file = JSON.parse(readFileSync('test/corpus/cors-blocked.har', 'utf8'));
    const steps = analyse(exchangesOfHar(file).exchanges).flows.flatMap((flow) => pictureOf(flow, say).steps);
    expect(steps.some(({ kind, lost }) => kind === 'tokenResponse' && lost !== undefined)).toBe(true);
    expect(steps.some(({ kind, lost }) => kind === 'tokenRequest' && lost !== undefined)).toBe(false);
  });
});

describe('layOut', () => {
  const none = new Set<string>();

  it.each([280, 560, 1000])('keeps the messages in order and apart at %i pixels', (width) => {
    const { steps, lanes, height } = layOut(slash, width, none);
    for (const [i, { top, arrow, lines }] of steps.entries()) {
      expect(arrow).toBeGreaterThan(top);
      for (const { y } of lines) expect(y).toBeGreaterThan(arrow);
      expect(steps[i + 1]?.top ?? height).toBeGreaterThan(lines.at(-1)?.y ?? arrow);
    }
    expect(lanes.map(({ x }) => x)).toEqual(lanes.map(({ x }) => x).sort((a, b) => a - b));
    expect(Math.max(...lanes.map(({ x }) => x))).toBeLessThan(width);
  });

  it('says at the end what became of the sign-in, under everything else', () => {
    expect([picture(signIn()).end, slash.end]).toEqual(['sound', 'failed']);
    expect(picture(signIn({}, {}, '< (no answer)')).end).toBe('incomplete');
    const { end, height, steps } = layOut(slash, 600, none);
    expect(end).toBeGreaterThan(Math.max(...steps.flatMap(({ arrow, lines }) => [arrow, ...lines.map(({ y }) => y)])));
    expect(height).toBeGreaterThan(end);
  });

  it('folds a long pause into a mark, and a short one not', () => {
    const gaps = (pause: number) => {
      const [first, ...rest] = picture(signIn()).steps;
      return layOut(
        { end: 'failed', lanes: slash.lanes, steps: [first!, ...rest.map((step) => ({ ...step, at: step.at + pause }))] },
        800,
        none,
      ).steps.map(({ gap }) => gap?.milliseconds !== undefined);
    };
    expect(gaps(0)).toEqual([false, false, true, false]);
    expect(gaps(9000)).toEqual([false, true, true, false]);
  });

  it('folds five hundred parameters, but none that something is said about', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`x${i}`, String(i)]));
    const crowded = picture(signIn(many, { ...many, redirect_uri: 'https://app.example/cb/' }, refusal));
    const token = layOut(crowded, 800, none).steps.find(({ step }) => step.kind === 'tokenRequest')!;
    expect(token.lines.length).toBeLessThan(20);
    expect(token.more).toBeGreaterThan(480);
    expect(token.lines.some(({ field: { name, flags } }) => name === 'redirect_uri' && flags[0]?.tone === 'bad')).toBe(true);
    const open = layOut(crowded, 800, new Set([token.step.key])).steps.find(({ step }) => step.kind === 'tokenRequest')!;
    expect(open.more).toBe(0);
  });

  it('goes down the page even when the clock runs backwards', () => {
    const steps = slash.steps.map((step, i) => ({ ...step, at: -i * 5000 }));
    const tops = layOut({ ...slash, steps }, 800, none).steps.map(({ top }) => top);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });
});

describe('a cause that is no difference of two values', () => {
  const find = (drawn: Picture, kind: string, name: string) =>
    drawn.steps.filter((step) => step.kind === kind).map(({ fields }) => fields.find((candidate) => candidate.name === name)!);
  const corpus = (file: string) => {
    const { flows } = analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges);
    return pictureOf(flows.find(({ rootCause }) => rootCause)!, say);
  };

  it('ties a code that was sent again to its first use, which was right', () => {
    const drawn = corpus('code-replayed');
    expect(drawn.end).toBe('afterwards');
    const [first, second] = find(drawn, 'tokenRequest', 'code');
    expect(first).toMatchObject({ side: 'expected', flags: [{ tone: 'good', echo: { id: 'code' } }] });
    expect(second).toMatchObject({ side: 'observed', flags: [{ tone: 'bad', rule: 'code-replayed' }] });
    expect(drawn.tie).toEqual({ between: [first!.key, second!.key], sign: '2×' });
  });

  it.each([
    ['challenge-hex', ['S256(code_verifier)'], ['code_challenge']],
    ['verifier-overwritten', ['code_challenge'], ['S256(code_verifier)']],
    ['redirect-uri-slash', ['redirect_uri'], ['redirect_uri']],
    ['genesys-sdk-new-verifier', [], ['code_challenge']],
  ])('tells the right one of the two values of %s from the wrong one, where either is known', (file, right, wrong) => {
    const fields = corpus(file).steps.flatMap((step) => step.fields);
    const names = (some: typeof fields) => some.map(({ name }) => name);
    expect(names(fields.filter((candidate) => candidate.right))).toEqual(right);
    expect(names(fields.filter(({ side, flags }) => side === 'observed' && flags[0]?.tone === 'bad'))).toEqual(wrong);
  });

  it('cuts the two values to one width, so that what they share lies over each other', () => {
    const lines = layOut(corpus('state-mismatch-oauth4webapi'), 560, new Set()).steps.flatMap((step) => step.lines);
    const pair = lines.filter(({ field: { runs } }) => runs).map(({ columns }) => columns);
    expect(pair).toEqual([pair[0], pair[0]]);
  });

  it('ties a refresh token that was replaced to its last right use, and tells the two apart by letters', () => {
    const drawn = corpus('refresh-token-reused');
    const tokens = drawn.steps.flatMap(({ fields }) => fields.filter(({ name }) => name === 'refresh_token'));
    expect(tokens.map(({ letter }) => letter)).toEqual(['A', 'A', 'B', 'A']);
    expect(tokens.map(({ side }) => side)).toEqual([undefined, 'expected', undefined, 'observed']);
    expect(tokens[2]!.flags).toEqual([{ tone: 'note', words: 'replaces A' }]);
    expect(tokens.map(({ runs }) => runs)).toEqual([undefined, undefined, undefined, undefined]);
    expect(drawn.tie).toEqual({ between: [tokens[1]!.key, tokens[3]!.key], sign: '2×' });
    expect(JSON.stringify(corpus('redirect-uri-slash').steps)).not.toContain('"letter"');
  });

  it('says of verifier and challenge that changed places what each of them is', () => {
    const drawn = corpus('genesys-widget-roles-swapped');
    const [challenge] = find(drawn, 'authorizationRequest', 'code_challenge');
    const [verifier] = find(drawn, 'tokenRequest', 'code_verifier');
    expect(challenge!.flags).toMatchObject([{ tone: 'bad', words: 'verifier and challenge changed places' }]);
    expect(verifier!.flags).toMatchObject([{ tone: 'bad', words: '= S256(code_challenge)' }]);
    expect(drawn.tie).toEqual({ between: [verifier!.key, challenge!.key], sign: '⇄' });
  });

  it('says whose challenge the verifier gives, and how long a value is that is cut', () => {
    const words = (file: string) =>
      corpus(file).steps.flatMap(({ fields }) => fields.flatMap(({ flags }) => flags.flatMap((flag) => flag.words ?? [])));
    expect(words('verifier-overwritten')).toEqual(['the challenge of the sign-in begun 231 ms later']);
    expect(words('challenge-hex')).toEqual(['the SHA-256 digest was sent as hex: 64 characters, 43 expected']);
  });

  it('draws a preflight before the request that it held up, without a time that the recording does not give', () => {
    const { steps } = corpus('genesys-widget-token-json-body');
    const kinds = steps.map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['preflight', 'tokenRequest', 'tokenResponse']);
    expect(steps.at(-3)).toMatchObject({ untimed: true });
  });

  it('shows what a server says twice once, and the rest when asked', () => {
    const { steps } = corpus('genesys-widget-token-json-body');
    const names = (all: boolean) => shownFields(steps.at(-1)!, all).map(({ name }) => name);
    expect(names(false)).not.toContain('description');
    expect(names(true)).toContain('description');
  });

  it('shows a wrong header field with its value', () => {
    const [type] = find(corpus('token-json-body'), 'tokenRequest', 'content-type');
    expect(type).toMatchObject({ value: 'application/json', side: 'observed', flags: [{ rule: 'token-content-type' }] });
    expect(type).not.toHaveProperty('absent');
  });

  it('points at the lane of the wrong server, and at the pause that was too long', () => {
    expect(corpus('wrong-host').lanes.filter(({ wrong }) => wrong)).toMatchObject([{ id: 'token', hosts: ['other.localhost:8601'] }]);
    expect(corpus('code-expired').steps.filter(({ late }) => late)).toMatchObject([{ kind: 'tokenRequest' }]);
    expect(corpus('code-replayed').lanes.some(({ wrong }) => wrong)).toBe(false);
  });

  it('marks the refusal as the effect, not as a second cause', () => {
    for (const [file, kind] of [
      ['redirect-uri-slash', 'tokenResponse'],
      ['challenge-padded', 'authorizationResponse'],
    ] as const)
      expect(find(corpus(file), kind, 'error').at(-1)).toMatchObject({ effect: true, flags: [] });
  });

  it('marks the padding of a challenge whose verifier was never sent', () => {
    const [challenge] = find(corpus('challenge-padded'), 'authorizationRequest', 'code_challenge');
    expect(challenge!.runs?.at(-1)).toEqual({ same: false, expected: '', observed: '=' });
  });
});

it('says in words once what a rule says of several values', () => {
  const scope = picture(signIn({ scope: 'openid' }));
  const said = scope.steps.flatMap(({ flags, fields }) => [...flags, ...fields.flatMap((each) => each.flags)]);
  const same = said.filter(({ rule }) => rule === 'id-token-missing');
  expect(same.length).toBeGreaterThan(1);
  expect(same.map(({ again }) => again ?? false)).toEqual([false, ...same.slice(1).map(() => true)]);
});

describe('what no parameter is but the cause is about', () => {
  const drawn = (file: string) => {
    const { flows } = analyse(exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}.har`, 'utf8'))).exchanges);
    return pictureOf(flows.find(({ rootCause }) => rootCause)!, say);
  };

  it('puts the challenge that the verifier gives under the verifier, and the mark there, not at the verifier', () => {
    const hex = drawn('challenge-hex');
    const token = hex.steps.find(({ kind }) => kind === 'tokenRequest')!;
    const at = token.fields.findIndex(({ name }) => name === 'code_verifier');
    expect(token.fields[at]).toMatchObject({ secret: true, flags: [] });
    expect(token.fields[at + 1]).toMatchObject({ name: 'S256(code_verifier)', side: 'expected', secret: false });
    expect(token.fields[at + 1]!.value).toHaveLength(43);
    expect(hex.tie).toMatchObject({ sign: '≠' });
  });

  it('puts a claim under its ID token, masked as the parameter that it has to equal', () => {
    expect(field(drawn('nonce-cut'), 'tokenResponse', 'id_token.nonce')).toMatchObject({ side: 'observed', secret: true });
    expect(field(drawn('id-token-audience'), 'tokenResponse', 'id_token.aud')).toMatchObject({ value: 'mobile-app', secret: false });
  });

  it('gives the address a line where that is what is wrong, and its arrow the colour', () => {
    for (const [file, kind] of [
      ['wrong-host', 'tokenRequest'],
      ['token-endpoint-guessed', 'tokenRequest'],
    ] as const) {
      const picture = drawn(file);
      expect(field(picture, kind, 'URL')).toMatchObject({ side: 'observed', flags: [{ tone: 'bad' }] });
      expect(picture.steps.find((step) => step.kind === kind)?.tone).toBe('bad');
    }
    expect(field(drawn('token-endpoint-guessed'), 'metadata', 'token_endpoint')?.side).toBe('expected');
    expect(field(drawn('issuer-behind-proxy'), 'metadata', 'URL')).toMatchObject({
      side: 'expected',
      value: 'http://proxied.localhost:8601',
    });
  });

  it('shows of a body that is no JSON how a page begins, and nothing of another text', () => {
    expect(field(drawn('token-answer-page'), 'tokenResponse', 'body')).toMatchObject({
      secret: false,
      flags: [{ rule: 'token-not-json' }],
    });
    const text = picture(signIn({}, {}, '< 200 access token 2YotnFZFEjr1zCsicMWpAA'));
    expect(field(text, 'tokenResponse', 'body')).toMatchObject({ secret: true });
  });

  it('shows how much too short a verifier is, and the null that stands for one', () => {
    const short = field(drawn('verifier-too-short'), 'tokenRequest', 'code_verifier');
    expect(short).toMatchObject({ secret: true, limit: 43, flags: [{ words: '32 < 43' }] });
    expect(field(drawn('genesys-sdk-null-verifier'), 'tokenRequest', 'code_verifier')).toMatchObject({ value: 'null', secret: false });
  });

  it('draws the answer of a server that had to refuse as what is wrong', () => {
    const answers = (file: string) =>
      drawn(file)
        .steps.filter(({ kind }) => kind === 'tokenResponse')
        .map(({ tone }) => tone);
    expect(answers('verifier-not-checked')).toEqual(['bad']);
    expect(answers('code-reuse-accepted')).toEqual(['good', 'bad']);
  });

  it('draws no token request out of sight where the sign-in is known to have ended before', () => {
    expect(drawn('state-mismatch').steps.some(({ unseen }) => unseen)).toBe(false);
    expect(drawn('state-mismatch').lanes.some(({ id }) => id === 'backend')).toBe(false);
  });

  it('shows of a metadata document only what it is about', () => {
    const { steps } = layOut(drawn('issuer-behind-proxy'), 660, new Set());
    expect(steps.find(({ step }) => step.kind === 'metadata')!.lines.map((line) => line.field.name)).toEqual(['URL', 'issuer']);
  });
});

it('marks a refusal that nothing explains as what came of it, not as a cause that is right', () => {
  const alone = picture(redemption({}, refusal));
  expect(field(alone, 'tokenResponse', 'error')).toMatchObject({ effect: true, flags: [] });
});
