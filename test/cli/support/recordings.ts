import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const faults = ['none', 'challenge-padded', 'redirect-uri-differs', 'verifier-missing', 'code-differs'] as const;
export type Fault = (typeof faults)[number];

export interface Recording {
  file: string;
  fault: Fault;
  clientId: string;
}

/** Writes small recordings with known causes, each of its own client, code and verifier, begun a moment ago. */
export function writeRecordings(folder: string, count: number): Recording[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const recording = {
      file: path.join(folder, `team-${index % 7}`, `login ${index}.har`),
      fault: faults[index % faults.length]!,
      clientId: `client-${index % 4}`,
    };
    mkdirSync(path.dirname(recording.file), { recursive: true });
    writeFileSync(recording.file, JSON.stringify(harOf(recording, index, now)));
    return recording;
  });
}

const random = (what: string, index: number) => createHash('sha256').update(`${what} ${index}`).digest('base64url');

function harOf({ fault, clientId }: Recording, index: number, now: number) {
  const [verifier, code, state] = ['verifier', 'code', 'state'].map((what) => random(what, index)) as [string, string, string];
  const challenge = createHash('sha256').update(verifier).digest('base64url') + (fault === 'challenge-padded' ? '=' : '');
  const redirect = 'https://app.example/callback';
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const sent = {
    grant_type: 'authorization_code',
    code: fault === 'code-differs' ? code.slice(0, -1) : code,
    client_id: clientId,
    redirect_uri: fault === 'redirect-uri-differs' ? `${redirect}/` : redirect,
    ...(fault !== 'verifier-missing' && { code_verifier: verifier }),
  };
  const headers = [{ name: 'Host', value: 'login.mypurecloud.ie' }];
  const answer =
    fault === 'none' ? { access_token: random('token', index), token_type: 'Bearer', expires_in: 3600 } : { error: 'invalid_grant' };
  const entries = [
    [
      0,
      { method: 'GET', url: `https://login.mypurecloud.ie/oauth/authorize?${new URLSearchParams(asked)}`, headers },
      { status: 302, headers: [{ name: 'Location', value: `${redirect}?${new URLSearchParams({ code, state })}` }], content: {} },
    ],
    [
      400,
      { method: 'GET', url: `${redirect}?${new URLSearchParams({ code, state })}`, headers },
      { status: 200, headers: [], content: { text: '<title>app</title>' } },
    ],
    [
      600,
      {
        method: 'POST',
        url: 'https://login.mypurecloud.ie/oauth/token',
        headers: [...headers, { name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
        postData: { mimeType: 'application/x-www-form-urlencoded', text: new URLSearchParams(sent).toString() },
      },
      {
        status: fault === 'none' ? 200 : 400,
        headers: [
          { name: 'Content-Type', value: 'application/json' },
          { name: 'Cache-Control', value: 'no-store' },
        ],
        content: { mimeType: 'application/json', text: JSON.stringify(answer) },
      },
    ],
  ].map(([after, request, response]) => ({ startedDateTime: new Date(now + Number(after)).toISOString(), time: 90, request, response }));
  return { log: { version: '1.2', creator: { name: 'recordings', version: '1' }, entries } };
}
