import { registration, silentSignIn } from './sign-in.js';

const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/**
 * What happened after the return from the authorization server, for the page to show.
 * @typedef {object} Ending
 * @property {'ok' | 'failed'} outcome
 * @property {'callback' | 'token'} step the last one that was taken
 * @property {{ sent?: { endpoint: string, parameters: object }, status?: number, body?: object, objection?: string, failure?: string }[]} answers
 *   one for each token request
 * @property {string} [reason] why the page stopped by itself
 * @property {string} [silent] the address that the hidden frame asked
 */

/** Finishes a sign-in as the chosen client and fault would. @returns {Promise<Ending>} */
export async function finishSignIn({ settings, behaviour, client, onWait }) {
  const { clientId, redirectUri } = registration(settings, behaviour);
  const server = settings.servers[behaviour.server];
  const silent = behaviour.silentSignInFirst ? await silentSignIn({ settings, behaviour, client }) : undefined;
  let callback;
  try {
    callback = await client.readCallback({ url: location.href, state: sessionStorage.getItem('state'), server, clientId });
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
        client.exchange({
          onSend: (sent) => {
            answer.sent = sent;
          },
          tokenServer: {
            origin: settings.servers[behaviour.tokenServer ?? behaviour.server],
            discover: behaviour.tokenServer !== undefined && !settings.paths,
          },
          paths: settings.paths,
          clientId,
          redirectUri: behaviour.tokenRedirectUri(redirectUri),
          callback,
          verifier: sessionStorage.getItem(behaviour.slotReadBack),
          nonce: sessionStorage.getItem('nonce'),
          jsonBody: behaviour.jsonBody,
        }),
      ),
    );
  }
  const sound = answers.every(({ status, objection, failure }) => status === 200 && objection === undefined && failure === undefined);
  return { outcome: sound ? 'ok' : 'failed', step: 'token', answers, silent };
}

async function answerOrFailure(promise) {
  try {
    return await promise;
  } catch (error) {
    return { failure: error.message };
  }
}
