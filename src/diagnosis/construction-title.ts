import type { Explanation } from '../forensics/explanation.ts';
import { titleWords } from './title-words.ts';

/** The constructions (src/forensics) by the kind that the title names. The first that fits counts. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^x-roles-swapped$/, 'roles-swapped'],
  [/^x-equal$/, 'same-string'],
  [/^x-earlier-attempt$/, 'earlier-sign-in'],
  [/^x-later-attempt$/, 'later-sign-in'],
  [/^x-other-attempt$/, 'other-sign-in'],
  [/^x-other-verifier$/, 'other-verifier'],
  [/^x-value-confusion$/, 'value-sent'],
  [/^x-hash-of-value$|^(?:state|nonce)-input$/, 'value-hashed'],
  [/^r-/, 'verifier-altered'],
  [/^hex(?:-upper|-dashed|-leading-zeros-lost)?$|^truncated-hex-/, 'hex'],
  [/^(?:plain-declared-s256|b64url-of-verifier|hex-of-verifier)$/, 'unhashed'],
  [/^b64(?:url)?-of-(?:hex|sha256sum|openssl)/, 'hex-encoded'],
  [/^(?:double-sha256|sha256-of-hex|s256-twice)$/, 'hashed-twice'],
  [/^hmac-/, 'keyed-hash'],
  [/^(?:md5|sha1|sha224|sha384|sha512|sha512-256|sha3-256|blake2s|ripemd160)$/, 'other-hash'],
  [/^double-b64url$|^b64url-of-std-b64$/, 'encoded-twice'],
  [/^(?:arraybuffer|promise|object|undefined|null|none)-string$/, 'placeholder-sent'],
  [/-b64$|^comma-list$|^python-repr-digest$|^swift-.*-description$/, 'bytes-as-text'],
  [/^(?:std-alphabet-(?:un)?padded|plus-became-space(?:-unpadded)?|replace-first-only|trailing-newline-std)$/, 'ordinary-base64'],
  [/^(?:padded|pad-to-|urltokenencode)/, 'padding'],
  [
    /^(?:specials-deleted|alphabet-swapped|cloudfront-alphabet|trailing-newline-url|base32|python-repr-result|json-quoted-result|swift-.*|raw-bytes-in-url)$/,
    'other-alphabet',
  ],
  [/^(?:truncated|beheaded)-text-/, 'cut'],
  [/^(?:lower|upper)cased$/, 'case'],
  [
    /^(?:empty|undefined|null|none|object|promise|uint8array-name|nil|nan|true|false|zero|empty-object|empty-array)-input$/,
    'placeholder-hashed',
  ],
  [/^(?:hex-)?decoded-verifier/, 'bytes-hashed'],
  [/^utf(?:16[lb]e|8)(?:-bom)?$/, 'text-encoding'],
  [/^(?:trailing|leading)-(?:lf|crlf|nul|space)$/, 'space-hashed'],
  [/^(?:json-quoted|single-quoted|python-repr)-input$/, 'quotes-hashed'],
  [/^truncated-input-/, 'part-hashed'],
  [/^(?:salted-|param-pair-input$)/, 'more-hashed'],
  [/-input$/, 'other-form-hashed'],
  [/^(?:word-endian|latin1|cp1252|utf8-replacement|ascii-|truncated-digest)/, 'digest-damaged'],
];

/** The slip as a title, where it is proved how the challenge was made; several steps are named by the one that was taken first. */
export function titleOfConstruction({ steps, standing }: Explanation): string | undefined {
  const [first] = steps;
  if (!first || standing !== 'proved') return undefined;
  const name = first.id.replace(/^cf-/, '');
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  return kind === undefined ? undefined : titleWords[kind];
}
