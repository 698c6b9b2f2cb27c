import rule from '../../../src/rules/authorization-request/authz-by-script.ts';
import { authorizationUrl, granted } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (mode: string, answer: string) => `GET ${authorizationUrl()}\n> Sec-Fetch-Mode: ${mode}\n${answer}`;

testRule(rule, {
  faulty: {
    'a fetch that CORS stops': { traffic: sent('cors', '< 0 net::ERR_FAILED'), message: 'script', severity: 'error' },
    'an XHR by the recorder’s word': {
      traffic: `@ {"resourceType":"xhr"}\nGET ${authorizationUrl()}\n< 0 net::ERR_FAILED`,
      message: 'script',
    },
    'a fetch by the recorder’s word': {
      traffic: `@ {"resourceType":"fetch"}\nGET ${authorizationUrl()}\n< 0 net::ERR_FAILED`,
      message: 'script',
    },
    'an XMLHttpRequest by the recorder’s word': {
      traffic: `@ {"resourceType":"XMLHttpRequest"}\nGET ${authorizationUrl()}\n< 0 net::ERR_FAILED`,
      message: 'script',
    },
    'a prefetch of the link': {
      traffic: sent('cors', '> Sec-Purpose: prefetch\n< 0 net::ERR_FAILED'),
      message: 'prefetched',
      severity: 'warning',
    },
    'a fetch with another purpose': { traffic: sent('cors', '> Purpose: preview\n< 0 net::ERR_FAILED'), message: 'script' },
    'a fetch with another header that speaks of prefetching': {
      traffic: sent('cors', '> X-Reason: prefetch\n< 0 net::ERR_FAILED'),
      message: 'script',
    },
    'a fetch that the server answered, as a note': { traffic: sent('cors', granted()), message: 'answered', severity: 'note' },
  },
  sound: {
    'a navigation': sent('navigate', granted()),
    'a navigation by the recorder’s word': `@ {"resourceType":"document"}\nGET ${authorizationUrl()}\n${granted()}`,
    'a service worker that passes a navigation on': `@ {"resourceType":"fetch","viaServiceWorker":true}\nGET ${authorizationUrl()}\n${granted()}`,
    'a pushed request by script': `POST https://as.example/par\n> Sec-Fetch-Mode: cors\n> ${new URL(authorizationUrl()).search.slice(1)}
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc\n> Sec-Fetch-Mode: navigate`,
  },
  inconclusive: { 'a recorder that tells neither': { traffic: `GET ${authorizationUrl()}\n${granted()}`, because: 'header-withheld' } },
});
