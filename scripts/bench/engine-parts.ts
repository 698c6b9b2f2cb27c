import { randomBytes } from 'node:crypto';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { explain } from '../../src/forensics/explain.ts';
import { s256 } from '../../src/oauth/pkce.ts';

/** What the bench times. */
export const partsToTime = () => ({
  diagnose: (har: string) => analyse(exchangesOfHar(JSON.parse(har)).exchanges),
  explain,
  hash: s256,
  unrelatedPair: (length: number): [string, string] => [
    randomBytes(128).toString('base64url').slice(0, length),
    s256(randomBytes(32).toString('hex')),
  ],
});
