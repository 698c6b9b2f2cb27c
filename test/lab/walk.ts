import { behaviourFor } from '../../lab/page/behaviour.js';
import { authorizationEndpoint, exchange, readCallback } from '../../lab/page/plain.js';
import { authorizationUrl, makeAttempt } from '../../lab/page/sign-in.js';
import type { loopbackBrowser } from './loopback.ts';

/** What the page is told by its server. */
export interface Settings {
  appOrigin: string;
  servers: Record<string, string>;
  clientId: string;
  shortLivedClientId: string;
  paths?: { authorization: string; token: string };
  scope?: string;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Goes through a sign-in with the page's own modules, as far as the fault lets it; `fetch` has to be the browser's by then. */
export async function walk(browser: ReturnType<typeof loopbackBrowser>, settings: Settings, fault: string, server?: string) {
  const { appOrigin, servers, paths } = settings;
  const behaviour = behaviourFor({ fault, ...(server ? { server } : {}) });
  const clientId = behaviour.shortLivedCodes ? settings.shortLivedClientId : settings.clientId;
  const redirectUri = `${appOrigin}/callback`;
  const ask = async () => {
    const attempt = await makeAttempt(behaviour);
    const endpoint = await authorizationEndpoint(servers[behaviour.server], paths, behaviour.discovers);
    const address = authorizationUrl(endpoint, { clientId, redirectUri, attempt, prompt: undefined, scope: settings.scope });
    return { attempt, url: await browser.follow(address, appOrigin) };
  };
  const { attempt, url } = await ask();
  const returned = Object.fromEntries(new URL(url).searchParams);
  const callback = await readCallback({
    url,
    state: attempt.state,
    server: servers[behaviour.server],
    discovers: behaviour.discovers,
  }).catch((error: Error) => error);
  if (callback instanceof Error) return { attempt, returned, stopped: callback.message, answers: [] };
  const slots: Record<string, string> = { verifier: behaviour.silentSignInFirst ? (await ask()).attempt.verifier : attempt.verifier };
  if (behaviour.secondsBeforeExchange > 0) await pause(2100);
  const answers = [];
  for (let run = 0; run < behaviour.runs; run += 1) {
    answers.push(
      await exchange({
        tokenServer: {
          origin: servers[behaviour.tokenServer ?? behaviour.server],
          discover: behaviour.tokenServer !== undefined && !paths,
          path: behaviour.tokenPath,
        },
        paths,
        clientId,
        redirectUri: behaviour.tokenRedirectUri(redirectUri),
        callback,
        verifier: slots[behaviour.slotReadBack] ?? null,
        jsonBody: behaviour.jsonBody,
        nonce: attempt.nonce,
        checksSignature: behaviour.checksSignature,
        onSend: () => {},
      }),
    );
  }
  return { attempt, returned, stopped: undefined, answers };
}
