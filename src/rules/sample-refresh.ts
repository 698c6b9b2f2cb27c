import { answered, inOrder, signIn } from './sample-sign-in.ts';

type Members = Readonly<Record<string, unknown>>;

/** The refresh token that the sample sign-in ends with, and the one that replaces it. */
export const firstToken = 'tGzv3JOkF0XG5Qx2TlKWIA';
export const nextToken = 'q7Lm9ZrYw2Bd4Kx8VnTcHg';

/** A token answer with these members beside the access token. */
export const granting = (members: Members = {}): string =>
  answered(200, JSON.stringify({ access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', expires_in: 3600, ...members }));

/** A refused refresh. */
export const denied = (error = 'invalid_grant', description?: string): string =>
  answered(400, JSON.stringify({ error, ...(description !== undefined && { error_description: description }) }));

/** A refresh request of a page's script and its answer, `after` that time; undefined parameters are left out. */
export const refresh = (
  answer: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  after = '3600s',
  head = '> Origin: https://app.example',
): string => {
  const body = Object.entries({ grant_type: 'refresh_token', refresh_token: firstToken, client_id: 'spa-1', ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');
  return `@ +${after}\nPOST https://as.example/token\n${head}\n> ${body}\n${answer}`;
};

/** The sample sign-in with a refresh token at its end, and what follows it. */
export const afterSignIn = (...parts: string[]): string => inOrder(signIn({ answer: granting({ refresh_token: firstToken }) }), ...parts);
