import { s256 } from '../oauth/pkce.ts';
import { literals } from './inputs.ts';

/** Challenges that never belong to a real sign-in, with what each is. */
export const knownChallenges: ReadonlyMap<string, string> = new Map([
  ['E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 'the example challenge of RFC 7636, Appendix B'],
  ['6fdkQaPm51l13DSukcAH3Mdx7_ntecHYd1vi3n0hMZY', 'the example challenge of OAuth 2.1'],
  ['K2-ltc83acc4h0c9w6ESC_rEMTJ3bww-uCHaoeK1t8U', 'the example challenge of RFC 9126'],
  ['[object Promise]', 'a promise that was turned into text'],
  ['[object Object]', 'an object that was turned into text'],
  ['[object ArrayBuffer]', 'a buffer that was turned into text'],
  ['undefined', 'the text undefined'],
  ['null', 'the text null'],
  ['None', 'the text None'],
  ...Object.values(literals).map((text) => [s256(text), `the S256 of ${text === '' ? 'the empty string' : `the text ${text}`}`] as const),
]);

/** Verifiers that stand in a published document, with the document. */
export const knownVerifiers: ReadonlyMap<string, string> = new Map([
  ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'RFC 7636, Appendix B'],
  ['3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed', 'OAuth 2.1, section 3.2.2'],
  ['bEaL42izcC-o-xBk0K2vuJ6U-y1p9r_wW2dFWIWgjz-', 'RFC 9449, section 5'],
]);
