import type { Evidence } from '../../http/exchange.ts';
import { endpointOf } from '../../http/url.ts';
import { metadataDocument, otherMetadataUrl } from '../../oauth/metadata-document.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'discovery-wrong-path',
  stage: 'discovery',
  title: 'The discovery URL was built with the other specification’s rule',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(8414, '3.1'), rfc(8414, '5'), specification('OIDC Discovery', '4.1')],
  why: 'Two specifications say where a server’s metadata stands, and they differ when the issuer has a path. One puts the well-known part at the end, the other between host and path.',
  fix: 'For openid-configuration append /.well-known/openid-configuration to the issuer. For oauth-authorization-server insert /.well-known/oauth-authorization-server between the host and the path of the issuer.',
  notToBeConfusedWith: 'A client that tries one address after the other until one answers does so on purpose; that is only noted.',

  needs: ['metadata'],
  messages: {
    untried:
      'The metadata was looked for at {url}, which answered {status}. By the other rule its address is {other}, and that was never tried.',
    foundElsewhere: 'The metadata was looked for at {url}, which answered {status}; it was found at {other}.',
  },

  check({ timeline, derived }, conclude) {
    const found = new Set(timeline.filter((message) => metadataDocument(message)?.issuer !== undefined).map(({ url }) => endpointOf(url)));
    const verdicts = timeline.flatMap((message) => {
      const other = otherMetadataUrl(message.url);
      if (other === undefined || message.side === 'request' || message.status === undefined) return [];
      if (metadataDocument(message)?.issuer !== undefined) return [conclude.sound()];
      const isMissing = message.status === 404 || message.status === 410 || (message.status === 200 && message.format === 'html');
      if (!isMissing) return [];
      const at: [Evidence] = [{ exchange: message.exchange, part: 'request-url' }];
      const values = { url: quote(message.url), status: message.status === 200 ? 'with a page' : message.status, other: quote(other) };
      if (found.has(endpointOf(other))) return [conclude.faulty('foundElsewhere', values, at, { severity: 'note' })];
      return [conclude.faulty('untried', values, at, found.size || derived.issued ? { severity: 'note' } : {})];
    });
    return verdicts.length ? conclude.together(verdicts) : conclude.notApplicable();
  },

  examples: {
    faulty: [
      `GET https://as.example/t1/.well-known/oauth-authorization-server
< 404
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
    sound: [
      `GET https://as.example/.well-known/oauth-authorization-server/t1
< 200 {"issuer":"https://as.example/t1","authorization_endpoint":"https://as.example/authorize"}
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb`,
    ],
  },
});
