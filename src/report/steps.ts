import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence, Exchange } from '../http/exchange.ts';

type Message = FlowDiagnosis['flow']['timeline'][number];

/** One message of a sign-in for a picture or a table; `to` and `from` are hosts, or the browser. */
export interface Step {
  from: string;
  to: string;
  /** Milliseconds since the first message. */
  after: number;
  what: string;
  /** Method and path, or status. */
  line: string;
  parameters: { name: string; value: string; isRequest: boolean }[];
  exchange: string;
  side: Message['side'];
  /** The cause of the failure shows in this message. */
  isEvidence: boolean;
}

export const browser = 'Browser';

/** What each kind of message is called. */
export const kindNames: Record<Message['kind'], string> = {
  metadata: 'metadata',
  keySet: 'key set',
  pushedAuthorizationRequest: 'pushed authorization request',
  pushedAuthorizationResponse: 'answer to the pushed request',
  authorizationRequest: 'authorization request',
  authorizationHop: 'onward redirect',
  authorizationPage: 'page of the server',
  authorizationResponse: 'authorization response',
  callback: 'callback',
  preflight: 'preflight',
  tokenRequest: 'token request',
  tokenResponse: 'token response',
  refreshRequest: 'refresh request',
  refreshResponse: 'refresh response',
  codeHandover: 'code handed to the own server',
  codeHandoverResponse: 'answer of the own server',
  apiRequest: 'API request',
  departure: 'start at the application',
  startingPage: 'page that began the sign-in',
  onwardPage: 'page after the callback',
  bystander: 'request to another party',
};

/** The messages of a sign-in in the order of time. */
export function stepsOf({ flow, rootCause }: FlowDiagnosis, exchanges: readonly Exchange[]): Step[] {
  const first = flow.timeline[0]?.at ?? 0;
  const evidence = new Set(rootCause?.at.map(({ exchange, part }) => `${exchange} ${part.split('-')[0]}`));
  return flow.timeline.map((message) => {
    // An authorization response is seen in the answer of the server, and its URL is where that sends the browser.
    const host = hostOf(
      message.kind === 'authorizationResponse'
        ? (exchanges.find(({ id }) => id === message.exchange)?.request.url ?? message.url)
        : message.url,
    );
    const isAnswer = message.side === 'response' && message.kind !== 'callback';
    return {
      from: isAnswer ? host : browser,
      to: isAnswer ? browser : host,
      after: Math.max(0, Math.round(message.at - first)),
      what: kindNames[message.kind],
      line: isAnswer ? statusLine(message) : `${message.method} ${pathOf(message.url)}`,
      parameters: message.parameters.observed
        ? message.parameters.value.map(({ name, value }) => ({ name, value, isRequest: !isAnswer }))
        : [],
      exchange: message.exchange,
      side: isAnswer ? 'response' : 'request',
      isEvidence: evidence.has(`${message.exchange} ${message.side}`),
    };
  });
}

const statusLine = ({ status, networkError }: Message) =>
  status === undefined ? 'no answer' : status === 0 ? (networkError ?? 'no answer') : String(status);

const hostOf = (url: string) =>
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@?#]*@)?([^/?#]*)/i.exec(url)?.[1] || (/^([a-z][a-z0-9+.-]*:)/i.exec(url)?.[1] ?? 'unknown');
const pathOf = (url: string) => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '') || '/';

/** What is asked of a hypothesis, in the order in which a reader wants to know. */
export const standings = ['proved', 'likely', 'possible', 'not-observable', 'ruled-out'] as const;
export const standingNames: Record<(typeof standings)[number], string> = {
  proved: 'Proved',
  likely: 'Likely',
  possible: 'Possible',
  'not-observable': 'Cannot be seen here',
  'ruled-out': 'Ruled out',
};

/** The receipt in sentences. */
export function receiptSentences({
  redacted,
  replaced,
  exchanges,
  verdicts,
  version,
}: {
  redacted: boolean;
  replaced: Readonly<Record<string, number>>;
  exchanges: { dropped: number };
  verdicts?: { same: boolean };
  version: string;
}): string[] {
  if (!redacted) return [`Not redacted: this report holds live credentials (PKCE Inspector ${version}).`];
  const counts = Object.entries(replaced).map(([kind, count]) => `${count} × ${kind}`);
  return [
    counts.length
      ? `Redacted: every secret was replaced by a stand-in of the same shape (${counts.join(', ')}). Equal values have equal stand-ins.`
      : 'Redacted: there was no secret to replace.',
    ...(exchanges.dropped
      ? [`${exchanges.dropped} ${exchanges.dropped === 1 ? 'request was' : 'requests were'} no part of a sign-in and left out.`]
      : []),
    ...(verdicts
      ? [
          verdicts.same
            ? 'The redacted traffic was judged again, with the same verdicts.'
            : 'The redacted traffic is judged differently from the original in part.',
        ]
      : []),
    `Made by PKCE Inspector ${version}.`,
  ];
}

const partNames: Record<Evidence['part'], string> = {
  'request-url': 'URL',
  'request-header': 'request header',
  'request-body': 'request body',
  'response-header': 'response header',
  'response-body': 'response body',
};

/** Where pieces of evidence stand in the original recording. */
export const placesOf = (at: readonly Evidence[], exchanges: readonly Exchange[]): string[] => [
  ...new Set(
    at.flatMap(({ exchange, part, name }) => {
      const from = exchanges.find(({ id }) => id === exchange)?.from;
      if (!from) return [];
      const where = from.adapter === 'transcript' || from.adapter === 'curl' ? `line ${from.position}` : `entry ${from.position + 1}`;
      return [`${where}, ${partNames[part]}${name === undefined ? '' : ` ${name}`}`];
    }),
  ),
];
