import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, redirect, signIn } from '../sample-sign-in.ts';

const loginForm = (status: number) =>
  inOrder(
    `${authorize().split('\n')[0]}\n< 302 https://as.example/login`,
    'GET https://as.example/login\n< 200 <html></html>',
    `POST https://as.example/login\n> user=pat&pin=1\n${redirect().replace('302', String(status))}`,
  );

export default defineRule({
  id: 'response-307',
  stage: 'authorization-response',
  title: 'The server used 307/308 after a credential POST',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.12'), rfc(9110, '15.4.8')],
  why: 'With status 307 or 308 the browser repeats the POST with its body at the new address. The user’s name and password, just typed into the server’s form, are sent to the application as well.',
  fix: 'At the server: answer the form with status 303, which always turns into a GET without a body.',
  notToBeConfusedWith:
    'A 307 after a GET, which has no body to repeat, and the 307 that a browser makes up by itself to switch to https (HSTS).',
  needs: ['authorizationResponse'],
  uses: ['authorizationRequest'],
  messages: { repeated: 'The server answered a POST with {status}, so the browser sends the body of that form on to the application.' },

  check({ authorizationRequest, authorizationResponse }, conclude) {
    const { method, status, delivered } = authorizationResponse;
    const answer = read(authorizationResponse, 'code');
    const at = answer.state === 'present' ? answer.at : ({ exchange: authorizationResponse.exchange, part: 'response-header' } as const);
    if (delivered === 'form_post' || at.part !== 'response-header' || method !== 'POST') return conclude.sound();
    if (status !== 307 && status !== 308) return conclude.sound();
    // The client's own authorization request may be a POST (OIDC Core §3.1.2.1); no password is in it.
    const own = authorizationRequest?.exchange === authorizationResponse.exchange;
    return conclude.faulty('repeated', { status }, [at], own ? { severity: 'note' } : {});
  },

  examples: { faulty: [loginForm(307)], sound: [loginForm(303), signIn({ authorize: authorize().replace('< 302', '< 307') })] },
});
