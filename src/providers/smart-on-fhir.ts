import type { Provider } from './provider.ts';

/** SMART on FHIR (Epic and others). */
export const smartOnFhir: Provider = {
  id: 'smart-on-fhir',
  name: 'SMART on FHIR (Epic and others)',
  kind: 'spec',
  endpoints: [
    {
      role: 'authorize',
      host: /(^|\.)epic\.com$/,
      path: /\/oauth2\/authorize$/,
      example: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2/authorize',
      source: 'Epic sandbox URL',
      trust: 'unverified',
    },
    {
      role: 'token',
      host: /(^|\.)epic\.com$/,
      path: /\/oauth2\/token$/,
      example: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2/token',
      source: 'public code that uses it',
      trust: 'report',
    },
    {
      role: 'authorize',
      path: /\/interconnect-[^/]+\/oauth2\/authorize$/,
      example: 'https://ehr.hospital.org/interconnect-fhir-oauth/oauth2/authorize',
      source: 'Epic customer hosts, shape from memory',
      trust: 'unverified',
    },
    {
      role: 'discovery',
      path: /\/\.well-known\/smart-configuration$/,
      example: 'https://ehr.example.org/fhir/.well-known/smart-configuration',
      source: 'github.com/HL7/smart-app-launch input/pages/conformance.md:129 @2494e06',
      trust: 'documentation',
    },
  ],
  codeLifetime: { value: 60, source: 'github.com/HL7/smart-app-launch input/pages/app-launch.md:500 @2494e06', trust: 'documentation' },
  tokenBody: {
    value: 'application/x-www-form-urlencoded',
    source: 'github.com/HL7/smart-app-launch input/pages/app-launch.md:431 @2494e06',
    trust: 'documentation',
  },
  challengeMethods: {
    value: ['S256'],
    source: 'github.com/HL7/smart-app-launch input/pages/conformance.md:195 @2494e06',
    trust: 'documentation',
  },
  facts: {
    pkceSupported: {
      value: true,
      source: 'github.com/HL7/smart-app-launch input/pages/app-launch.md:114 @2494e06',
      trust: 'documentation',
    },
    pkceRequiredPublic: {
      value: 'all apps, confidential too',
      source: 'github.com/HL7/smart-app-launch input/pages/app-launch.md:317 @2494e06',
      trust: 'documentation',
    },
    corsSpa: {
      value: 'token endpoint SHALL allow the registered origins',
      source: 'HL7/smart-app-launch @2494e06',
      trust: 'documentation',
    },
  },
  notEstablished: ['redirectUriRule', 'clientAuth', 'accessTokenFormat'],
  errors: [],
  fingerprint: 'authorize carries aud=<fhir base> and maybe launch=.',
  notes: [
    'Vector: verifier o28xyrYY7-lGYfnKwRjHEZWlFIPlzVnFPYMWbH-g_BsNnQNem-IAg9fDh92X0KtvHCPO5_C-RJd2QhApKQ-2cRp-S_W3qmTidTEPkeWyniKQSF9Q_k10Q5wMc8fGzoyF -> YPXe7B8ghKrj8PsT4L6ltupgI12NQJ5vblB07F4rGaw.',
  ],
};
