import { randomBytes } from 'node:crypto';
import type { Har } from 'har-format';
import { analyse } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { asIs, redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { harReport } from '../../src/report/har.ts';
import { formsOf } from './forms.ts';
import { ordinary, ordinarySecrets } from './ordinary.ts';
import { peers } from './peers.ts';
import { planted, recording } from './planted.ts';

/** Planted, but public by design: to show them is no fault. */
const isPublic = (kind: string) => kind === 'code challenge' || kind === 'DPoP key';
const secrets = Object.entries(planted).filter(([kind]) => !isPublic(kind));

/** The planted recording as a browser would have written it: without anything of ours. */
function recorded(): Har {
  const { log } = harReport(share(asIs(recording, '0'), 'login.har'));
  const { _pkceInspector: _, comment: __, ...plain } = log;
  const entries = log.entries.map(({ _pkceInspector: _, comment: __, ...entry }) => entry);
  return { log: { ...plain, entries } } as unknown as Har;
}

const ours = (har: Har) =>
  JSON.stringify(harReport(share(redact(exchangesOfHar(har).exchanges, { random: randomBytes, version: '0' }), 'login.har')));

/** Whether a HAR file still proves that the verifier gives the challenge. */
const isProvable = (text: string) =>
  analyse(exchangesOfHar(JSON.parse(text)).exchanges).flows.some(({ findings }) =>
    findings.some(({ rule, verdict }) => rule === 'challenge-mismatch' && verdict === 'sound'),
  );

/** The kinds of secret of the ordinary sign-in that a text still shows as they are. */
export const ordinaryLeaks = (text: string): string[] =>
  Object.entries(ordinarySecrets).flatMap(([kind, value]) => (text.includes(value) ? [kind] : []));

/** The kinds of the planted recording that a text still shows in any form. */
const plantedLeaks = (text: string) => secrets.filter(([, value]) => formsOf(value).some((form) => text.includes(form)));

/** What exports still show, by the tool that made them: a Markdown table for README.md. */
export function leakTable(): string {
  const everywhere = recorded();
  const rows: [string, (har: Har) => string][] = [
    ['as recorded', (har) => JSON.stringify(har)],
    ['Chrome, *Export HAR (sanitized)*', peers.chrome],
    ['Cloudflare HAR sanitizer, called without options', peers.cloudflareCall],
    ['Cloudflare HAR sanitizer, its page as it opens', peers.cloudflarePage],
    ['Cloudflare HAR sanitizer, everything ticked', peers.cloudflareAll],
    ['KZero SSO Tracer, sanitized HAR', peers.kzero],
    ['**PKCE Inspector**', ours],
  ];
  return [
    `| HAR file | kinds of secret in it, of ${Object.keys(ordinarySecrets).length} in an ordinary sign-in | of ${secrets.length} planted everywhere | verifier and challenge can still be checked |`,
    '|---|---|---|---|',
    ...rows.map(([name, redacted]) => {
      const text = redacted(ordinary);
      return `| ${name} | ${ordinaryLeaks(text).length} | ${plantedLeaks(redacted(everywhere)).length} | ${isProvable(text) ? 'yes' : 'no'} |`;
    }),
  ].join('\n');
}
