import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { proofTexts } from '../oauth/dpop.ts';

/** The exchanges of a growing recording that hold ID tokens, proofs or keys. */
export interface SignedAnswers {
  note(exchange: Exchange): void;
  /** What has to be checked since the last call: all tokens with all keys when there are new keys, else the new tokens with them. */
  unchecked(): Exchange[];
}

export function signedAnswers(): SignedAnswers {
  const keySets = new Map<string, Exchange>();
  const tokens = new Map<ExchangeId, Exchange>();
  let fresh = new Set<ExchangeId>();
  let hasNewKeys = false;
  return {
    note(exchange) {
      const body = exchange.response.observed && exchange.response.value.body.observed ? exchange.response.value.body.value : '';
      if (body.includes('"id_token"') || proofTexts(exchange.request.headers).length) {
        tokens.set(exchange.id, exchange);
        fresh.add(exchange.id);
      } else if (body.includes('"keys"') && !keySets.has(body)) {
        keySets.set(body, exchange);
        hasNewKeys = true;
      }
    },
    unchecked() {
      const wanted = hasNewKeys ? [...tokens.values()] : [...tokens.values()].filter(({ id }) => fresh.has(id));
      fresh = new Set();
      hasNewKeys = false;
      return wanted.length ? [...keySets.values(), ...wanted] : [];
    },
  };
}
