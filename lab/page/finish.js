import { afterwards } from './afterwards.js';
import { handOver } from './hand-over.js';
import { registration, silentSignIn } from './sign-in.js';

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/**
 * What happened after the return from the authorization server, for the page to show.
 * @typedef {object} Ending
 * @property {'ok' | 'failed'} outcome
 * @property {'callback' | 'token' | 'afterwards'} step the last one that was taken
 * @property {{ sent?: { endpoint: string, parameters: object }, status?: number, body?: object, objection?: string, failure?: string }[]} answers
 *   one for each token request
 * @property {Awaited<ReturnType<typeof afterwards>>} [later] what was done with the tokens
 * @property {string} [reason] why the page stopped by itself
 * @property {string} [silent] the address that the hidden frame asked
 */

/** Finishes a sign-in as the chosen client and fault would. @returns {Promise<Ending>} */
export async function finishSignIn({ settings, behaviour, client, onWait, onTokens }) {
  const { clientId, redirectUri } = registration(settings, behaviour);
  const server = settings.servers[behaviour.server];
  const silent = behaviour.silentSignInFirst ? await silentSignIn({ settings, behaviour, client }) : undefined;
  let callback;
  try {
    callback = await client.readCallback({
      url: location.href,
      state: sessionStorage.getItem('state'),
      server,
      clientId,
      discovers: behaviour.discovers,
    });
  } catch (error) {
    return { outcome: 'failed', step: 'callback', answers: [], reason: error.message, silent };
  }
  if (behaviour.secondsBeforeExchange > 0) {
    const wait = settings.codeLifetime + behaviour.secondsBeforeExchange;
    onWait(wait);
    await seconds(wait);
  }
  const answers = [];
  for (let run = 0; run < behaviour.runs; run += 1) {
    const answer = {};
    answers.push(answer);
    Object.assign(
      answer,
      await answerOrFailure(
        (behaviour.handsOver ? handOver : client.exchange)({
          onSend: (sent) => {
            answer.sent = sent;
          },
          tokenServer: {
            origin: settings.servers[behaviour.tokenServer ?? behaviour.server],
            discover: behaviour.tokenServer !== undefined && !settings.paths,
            path: behaviour.tokenPath,
          },
          paths: settings.paths,
          clientId,
          redirectUri: behaviour.tokenRedirectUri(redirectUri),
          callback,
          verifier: sessionStorage.getItem(behaviour.slotReadBack),
          nonce: sessionStorage.getItem('nonce'),
          jsonBody: behaviour.jsonBody,
          checksSignature: behaviour.checksSignature,
        }),
      ),
    );
  }
  const sound = answers.every(({ status, objection, failure }) => status === 200 && objection === undefined && failure === undefined);
  if (!sound) return { outcome: 'failed', step: 'token', answers, silent };
  onTokens();
  const later = await afterwards({ behaviour, server, clientId, tokens: answers.at(-1).body });
  const went = later.every(({ status }) => status === 200);
  return { outcome: went ? 'ok' : 'failed', step: later.length > 0 ? 'afterwards' : 'token', answers, later, silent };
}

async function answerOrFailure(promise) {
  try {
    return await promise;
  } catch (error) {
    return { failure: error.message };
  }
}
