import { type OAuthMessage, readAll, textOf } from '../oauth/message.ts';
import { quote } from './wording.ts';

const secrets = ['state', 'nonce', 'code', 'code_verifier', 'code_challenge', 'client_secret', 'password', 'refresh_token'];

/** ` The server adds: “…”.` with an answer's error_description, or another text of it; empty when it has none, or when that repeats a secret of the flow. */
export function said(answer: OAuthMessage, timeline: readonly OAuthMessage[], text = textOf(answer, 'error_description')): string {
  const description = text?.replace(/\s+/g, ' ').trim();
  if (!description) return '';
  const repeated = [answer, ...timeline].some((message) =>
    secrets.some((name) => readAll(message, name).some(({ value }) => value.length > 5 && description.includes(value))),
  );
  return repeated ? '' : ` The server adds: ${quote(description)}.`;
}
