// node scripts/sample.mjs: writes devtools/sample.json, the sign-in that an empty panel offers to look at, from a recording of the lab, redacted.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { exchangesOfHar, redact } = await import('../dist/engine.mjs');

/** Header fields that say something about a sign-in. */
const telling = new Set(['location', 'content-type', 'cache-control', 'origin', 'access-control-allow-origin', 'authorization']);

const source = JSON.parse(readFileSync(path.join(root, 'test/corpus/challenge-std-alphabet-lenient.har'), 'utf8'));
const { exchanges } = redact(exchangesOfHar(source).exchanges, { random: (bytes) => randomBytes(bytes), version: '0' });
const slim = (fields) => fields.filter(({ name }) => telling.has(name.toLowerCase()));
const isPart = ({ request: { url } }) => /[?&](?:code|code_challenge|client_id)=|\/token$|\.well-known/.test(url);
const kept = exchanges.filter(isPart).map(({ id, startedAt, took, from, context, request, response }) => ({
  id,
  startedAt,
  ...(took !== undefined && { took: Math.round(took) }),
  from,
  context: { ...(context.resourceType && { resourceType: context.resourceType }) },
  request: { ...request, headers: slim(request.headers) },
  response: response.observed
    ? {
        ...response,
        value: {
          ...response.value,
          headers: slim(response.value.headers),
          body: /^\s*\{/.test(response.value.body.value ?? '') ? response.value.body : { observed: true, value: '' },
        },
      }
    : response,
}));
writeFileSync(path.join(root, 'devtools/sample.json'), `${JSON.stringify({ exchanges: kept }, null, 1)}\n`);
