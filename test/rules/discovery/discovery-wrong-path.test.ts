import rule from '../../../src/rules/discovery/discovery-wrong-path.ts';
import { authorization, metadata, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'an appended path where it is to be inserted': {
      traffic: `GET https://as.example/t1/.well-known/oauth-authorization-server\n< 404\n${authorization()}`,
      message: 'untried',
      severity: 'warning',
    },
    'an inserted path where it is to be appended, answered with a page': {
      traffic: `GET https://as.example/.well-known/openid-configuration/t1\n< 200 <html></html>\n${authorization()}`,
      message: 'untried',
    },
    'a client that tries both, as a note': {
      traffic: `GET https://as.example/t1/.well-known/oauth-authorization-server\n< 404
${metadata({ issuer: 'https://as.example/t1' }, 'https://as.example/.well-known/oauth-authorization-server/t1')}\n${authorization()}`,
      message: 'foundElsewhere',
      severity: 'note',
    },
    'a sign-in that went well all the same, as a note': {
      traffic: `GET https://as.example/t1/.well-known/oauth-authorization-server\n< 404\n${signIn()}`,
      message: 'untried',
      severity: 'note',
    },
  },
  sound: {
    'metadata found at the first try': `${metadata({ issuer: 'https://as.example/t1' }, 'https://as.example/t1/.well-known/openid-configuration')}\n${authorization()}`,
  },
  notApplicable: {
    'an issuer without a path': `GET https://as.example/.well-known/openid-configuration\n< 404\n${authorization()}`,
    'a server that is out of order': `GET https://as.example/t1/.well-known/openid-configuration\n< 503\n${authorization()}`,
  },
});
