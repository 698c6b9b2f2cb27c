// Written by scripts/rule-index.mjs: one line a rule file.
import authzByScript from './authorization-request/authz-by-script.ts';
import authzClientIdMissing from './authorization-request/authz-client-id-missing.ts';
import authzFramed from './authorization-request/authz-framed.ts';
import authzImplicit from './authorization-request/authz-implicit.ts';
import authzInsecureTransport from './authorization-request/authz-insecure-transport.ts';
import authzRedirectUriMissing from './authorization-request/authz-redirect-uri-missing.ts';
import authzResponseTypeMissing from './authorization-request/authz-response-type-missing.ts';
import authzUrlTooLong from './authorization-request/authz-url-too-long.ts';
import challengeCharset from './authorization-request/challenge-charset.ts';
import challengeKnownConstant from './authorization-request/challenge-known-constant.ts';
import challengeLength from './authorization-request/challenge-length.ts';
import challengeMethodMissing from './authorization-request/challenge-method-missing.ts';
import challengeMethodPlain from './authorization-request/challenge-method-plain.ts';
import challengeMethodUnknown from './authorization-request/challenge-method-unknown.ts';
import challengeMethodWithoutChallenge from './authorization-request/challenge-method-without-challenge.ts';
import challengeNoncanonical from './authorization-request/challenge-noncanonical.ts';
import challengePadded from './authorization-request/challenge-padded.ts';
import challengeReused from './authorization-request/challenge-reused.ts';
import dpopJktMalformed from './authorization-request/dpop-jkt-malformed.ts';
import nonceMissing from './authorization-request/nonce-missing.ts';
import nonceReused from './authorization-request/nonce-reused.ts';
import openidScopeMissing from './authorization-request/openid-scope-missing.ts';
import parRequestUriDiffers from './authorization-request/par-request-uri-differs.ts';
import parRequestUriExpired from './authorization-request/par-request-uri-expired.ts';
import parRequestUriReused from './authorization-request/par-request-uri-reused.ts';
import parRequired from './authorization-request/par-required.ts';
import parResponseInvalid from './authorization-request/par-response-invalid.ts';
import paramDuplicated from './authorization-request/param-duplicated.ts';
import paramEmpty from './authorization-request/param-empty.ts';
import paramMisspelled from './authorization-request/param-misspelled.ts';
import pkceMissing from './authorization-request/pkce-missing.ts';
import redirectUriCustomScheme from './authorization-request/redirect-uri-custom-scheme.ts';
import redirectUriFragment from './authorization-request/redirect-uri-fragment.ts';
import redirectUriInsecure from './authorization-request/redirect-uri-insecure.ts';
import redirectUriLocalhostName from './authorization-request/redirect-uri-localhost-name.ts';
import redirectUriNotAbsolute from './authorization-request/redirect-uri-not-absolute.ts';
import requestObjectConflict from './authorization-request/request-object-conflict.ts';
import resourceInvalid from './authorization-request/resource-invalid.ts';
import responseModeUnsafe from './authorization-request/response-mode-unsafe.ts';
import scopeMalformed from './authorization-request/scope-malformed.ts';
import secretInAuthzRequest from './authorization-request/secret-in-authz-request.ts';
import stateMissing from './authorization-request/state-missing.ts';
import stateReused from './authorization-request/state-reused.ts';
import stateSensitive from './authorization-request/state-sensitive.ts';
import stateWeak from './authorization-request/state-weak.ts';
import verifierInAuthzRequest from './authorization-request/verifier-in-authz-request.ts';
import authzError from './authorization-response/authz-error.ts';
import authzErrorPage from './authorization-response/authz-error-page.ts';
import callbackCookieLost from './authorization-response/callback-cookie-lost.ts';
import callbackThirdParty from './authorization-response/callback-third-party.ts';
import codeAndError from './authorization-response/code-and-error.ts';
import codeKeptInUrl from './authorization-response/code-kept-in-url.ts';
import codeMissing from './authorization-response/code-missing.ts';
import formPostCookieTrap from './authorization-response/form-post-cookie-trap.ts';
import issMismatch from './authorization-response/iss-mismatch.ts';
import issMissing from './authorization-response/iss-missing.ts';
import issUnadvertised from './authorization-response/iss-unadvertised.ts';
import jarmInvalid from './authorization-response/jarm-invalid.ts';
import response307 from './authorization-response/response-307.ts';
import responseLocationDiffers from './authorization-response/response-location-differs.ts';
import responseLostParameters from './authorization-response/response-lost-parameters.ts';
import responseModeDiffers from './authorization-response/response-mode-differs.ts';
import responseUnsolicited from './authorization-response/response-unsolicited.ts';
import stateMismatch from './authorization-response/state-mismatch.ts';
import stateMissingInResponse from './authorization-response/state-missing-in-response.ts';
import tokenInFrontChannel from './authorization-response/token-in-front-channel.ts';
import attemptsOverlap from './correlation/attempts-overlap.ts';
import challengeMethodContradicts from './correlation/challenge-method-contradicts.ts';
import challengeMismatch from './correlation/challenge-mismatch.ts';
import challengeVerified from './correlation/challenge-verified.ts';
import clientIdDiffers from './correlation/client-id-differs.ts';
import clockSkew from './correlation/clock-skew.ts';
import codeChallengeNotTransmitted from './correlation/code-challenge-not-transmitted.ts';
import codeDiffers from './correlation/code-differs.ts';
import codeDoubleSubmit from './correlation/code-double-submit.ts';
import codeExpired from './correlation/code-expired.ts';
import codeFromOtherAttempt from './correlation/code-from-other-attempt.ts';
import codeReplayed from './correlation/code-replayed.ts';
import dpopKeyDiffers from './correlation/dpop-key-differs.ts';
import redirectUriDiffers from './correlation/redirect-uri-differs.ts';
import resourceNotGranted from './correlation/resource-not-granted.ts';
import retryWithSameCode from './correlation/retry-with-same-code.ts';
import signInLoop from './correlation/sign-in-loop.ts';
import tokenIssuerMixUp from './correlation/token-issuer-mix-up.ts';
import tokenRequestMissing from './correlation/token-request-missing.ts';
import verifierFromOtherAttempt from './correlation/verifier-from-other-attempt.ts';
import verifierIsOtherValue from './correlation/verifier-is-other-value.ts';
import type { Rule } from './define-rule.ts';
import discoveryIssuerMismatch from './discovery/discovery-issuer-mismatch.ts';
import discoveryNoPkceMethods from './discovery/discovery-no-pkce-methods.ts';
import discoveryWrongPath from './discovery/discovery-wrong-path.ts';
import endpointNotInMetadata from './discovery/endpoint-not-in-metadata.ts';
import methodNotAdvertised from './discovery/method-not-advertised.ts';
import enfBadMethodAccepted from './enforcement/enf-bad-method-accepted.ts';
import enfClientMismatchAccepted from './enforcement/enf-client-mismatch-accepted.ts';
import enfCodeReuseAccepted from './enforcement/enf-code-reuse-accepted.ts';
import enfDowngradeAccepted from './enforcement/enf-downgrade-accepted.ts';
import enfExpiredCodeAccepted from './enforcement/enf-expired-code-accepted.ts';
import enfHttpRedirectAccepted from './enforcement/enf-http-redirect-accepted.ts';
import enfMismatchAccepted from './enforcement/enf-mismatch-accepted.ts';
import enfMissingVerifierAccepted from './enforcement/enf-missing-verifier-accepted.ts';
import enfPkceEnforced from './enforcement/enf-pkce-enforced.ts';
import enfPkceNotRequired from './enforcement/enf-pkce-not-required.ts';
import enfPlainAccepted from './enforcement/enf-plain-accepted.ts';
import enfRedirectMismatchAccepted from './enforcement/enf-redirect-mismatch-accepted.ts';
import enfRedirectUriNotRequired from './enforcement/enf-redirect-uri-not-required.ts';
import enfRefreshReuseAccepted from './enforcement/enf-refresh-reuse-accepted.ts';
import enfShortVerifierAccepted from './enforcement/enf-short-verifier-accepted.ts';
import enfStateNotReturned from './enforcement/enf-state-not-returned.ts';
import atHashMismatch from './id-token/at-hash-mismatch.ts';
import authTimeTooOld from './id-token/auth-time-too-old.ts';
import cHashMismatch from './id-token/c-hash-mismatch.ts';
import idTokenAlgNone from './id-token/id-token-alg-none.ts';
import idTokenAlgUnexpected from './id-token/id-token-alg-unexpected.ts';
import idTokenAsAccessToken from './id-token/id-token-as-access-token.ts';
import idTokenAudMismatch from './id-token/id-token-aud-mismatch.ts';
import idTokenAzpMismatch from './id-token/id-token-azp-mismatch.ts';
import idTokenExpired from './id-token/id-token-expired.ts';
import idTokenIatImplausible from './id-token/id-token-iat-implausible.ts';
import idTokenIssMismatch from './id-token/id-token-iss-mismatch.ts';
import idTokenMalformed from './id-token/id-token-malformed.ts';
import idTokenRequiredClaimMissing from './id-token/id-token-required-claim-missing.ts';
import idTokenSignatureInvalid from './id-token/id-token-signature-invalid.ts';
import idTokensDisagree from './id-token/id-tokens-disagree.ts';
import nonceMismatch from './id-token/nonce-mismatch.ts';
import nonceMissingInIdToken from './id-token/nonce-missing-in-id-token.ts';
import nonceUnexpected from './id-token/nonce-unexpected.ts';
import sHashMismatch from './id-token/s-hash-mismatch.ts';
import refreshClientDiffers from './refresh/refresh-client-differs.ts';
import refreshClientIdMissing from './refresh/refresh-client-id-missing.ts';
import refreshDpopKeyChanged from './refresh/refresh-dpop-key-changed.ts';
import refreshIdTokenInconsistent from './refresh/refresh-id-token-inconsistent.ts';
import refreshIssuerMixUp from './refresh/refresh-issuer-mix-up.ts';
import refreshRace from './refresh/refresh-race.ts';
import refreshScopeWidened from './refresh/refresh-scope-widened.ts';
import refreshTokenDiffers from './refresh/refresh-token-differs.ts';
import refreshTokenExpired from './refresh/refresh-token-expired.ts';
import refreshTokenInBrowser from './refresh/refresh-token-in-browser.ts';
import refreshTokenNotRotated from './refresh/refresh-token-not-rotated.ts';
import refreshTokenReused from './refresh/refresh-token-reused.ts';
import basicMalformed from './token-request/basic-malformed.ts';
import clientAssertionInvalid from './token-request/client-assertion-invalid.ts';
import clientAuthMultiple from './token-request/client-auth-multiple.ts';
import clientIdMissingInTokenRequest from './token-request/client-id-missing-in-token-request.ts';
import clientSecretInBrowser from './token-request/client-secret-in-browser.ts';
import codeMissingInTokenRequest from './token-request/code-missing-in-token-request.ts';
import dpopHtuHtmMismatch from './token-request/dpop-htu-htm-mismatch.ts';
import dpopIatSkew from './token-request/dpop-iat-skew.ts';
import dpopJtiReused from './token-request/dpop-jti-reused.ts';
import dpopNonceChallenge from './token-request/dpop-nonce-challenge.ts';
import dpopPrivateKeyLeaked from './token-request/dpop-private-key-leaked.ts';
import dpopProofMalformed from './token-request/dpop-proof-malformed.ts';
import dpopProofMissing from './token-request/dpop-proof-missing.ts';
import dpopSignatureInvalid from './token-request/dpop-signature-invalid.ts';
import grantTypeMissing from './token-request/grant-type-missing.ts';
import grantTypePassword from './token-request/grant-type-password.ts';
import tokenContentType from './token-request/token-content-type.ts';
import tokenEndpointWrong from './token-request/token-endpoint-wrong.ts';
import tokenInsecureTransport from './token-request/token-insecure-transport.ts';
import tokenMethodNotPost from './token-request/token-method-not-post.ts';
import tokenParamsInQuery from './token-request/token-params-in-query.ts';
import tokenRedirectUriMissing from './token-request/token-redirect-uri-missing.ts';
import tokenRedirectUriUnexpected from './token-request/token-redirect-uri-unexpected.ts';
import tokenScopeIgnored from './token-request/token-scope-ignored.ts';
import verifierCharset from './token-request/verifier-charset.ts';
import verifierKnownExample from './token-request/verifier-known-example.ts';
import verifierLowEntropy from './token-request/verifier-low-entropy.ts';
import verifierMissing from './token-request/verifier-missing.ts';
import verifierTooLong from './token-request/verifier-too-long.ts';
import verifierTooShort from './token-request/verifier-too-short.ts';
import verifierUnexpected from './token-request/verifier-unexpected.ts';
import accessTokenAudience from './token-response/access-token-audience.ts';
import accessTokenMissing from './token-response/access-token-missing.ts';
import errorDescriptionCharset from './token-response/error-description-charset.ts';
import expiresInInvalid from './token-response/expires-in-invalid.ts';
import idTokenMissing from './token-response/id-token-missing.ts';
import refreshTokenAbsent from './token-response/refresh-token-absent.ts';
import scopeChanged from './token-response/scope-changed.ts';
import tokenContentTypeWrong from './token-response/token-content-type-wrong.ts';
import tokenError from './token-response/token-error.ts';
import tokenErrorNonstandard from './token-response/token-error-nonstandard.ts';
import tokenErrorStatus from './token-response/token-error-status.ts';
import tokenNoStoreMissing from './token-response/token-no-store-missing.ts';
import tokenNotJson from './token-response/token-not-json.ts';
import tokenRedirected from './token-response/token-redirected.ts';
import tokenTypeDowngraded from './token-response/token-type-downgraded.ts';
import tokenTypeMissing from './token-response/token-type-missing.ts';
import callbackCacheable from './transport/callback-cacheable.ts';
import corsDpopNonceHidden from './transport/cors-dpop-nonce-hidden.ts';
import corsOnAuthorizationEndpoint from './transport/cors-on-authorization-endpoint.ts';
import corsPreflightAvoidable from './transport/cors-preflight-avoidable.ts';
import corsPreflightFailed from './transport/cors-preflight-failed.ts';
import corsResponseBlocked from './transport/cors-response-blocked.ts';
import corsWildcardCredentials from './transport/cors-wildcard-credentials.ts';
import cspConnectBlocked from './transport/csp-connect-blocked.ts';
import mixedContent from './transport/mixed-content.ts';
import networkNoStatus from './transport/network-no-status.ts';
import originHeaderTrap from './transport/origin-header-trap.ts';
import refererLeak from './transport/referer-leak.ts';
import referrerPolicyUnsafe from './transport/referrer-policy-unsafe.ts';
import secretInUrl from './transport/secret-in-url.ts';

/** Every rule, in the order of a sign-in's stages. */
export const rules: readonly Rule[] = [
  discoveryIssuerMismatch,
  discoveryNoPkceMethods,
  discoveryWrongPath,
  endpointNotInMetadata,
  methodNotAdvertised,
  authzByScript,
  authzClientIdMissing,
  authzFramed,
  authzImplicit,
  authzInsecureTransport,
  authzRedirectUriMissing,
  authzResponseTypeMissing,
  authzUrlTooLong,
  challengeCharset,
  challengeKnownConstant,
  challengeLength,
  challengeMethodMissing,
  challengeMethodPlain,
  challengeMethodUnknown,
  challengeMethodWithoutChallenge,
  challengeNoncanonical,
  challengePadded,
  challengeReused,
  dpopJktMalformed,
  nonceMissing,
  nonceReused,
  openidScopeMissing,
  parRequestUriDiffers,
  parRequestUriExpired,
  parRequestUriReused,
  parRequired,
  parResponseInvalid,
  paramDuplicated,
  paramEmpty,
  paramMisspelled,
  pkceMissing,
  redirectUriCustomScheme,
  redirectUriFragment,
  redirectUriInsecure,
  redirectUriLocalhostName,
  redirectUriNotAbsolute,
  requestObjectConflict,
  resourceInvalid,
  responseModeUnsafe,
  scopeMalformed,
  secretInAuthzRequest,
  stateMissing,
  stateReused,
  stateSensitive,
  stateWeak,
  verifierInAuthzRequest,
  authzErrorPage,
  authzError,
  callbackCookieLost,
  callbackThirdParty,
  codeAndError,
  codeKeptInUrl,
  codeMissing,
  formPostCookieTrap,
  issMismatch,
  issMissing,
  issUnadvertised,
  jarmInvalid,
  response307,
  responseLocationDiffers,
  responseLostParameters,
  responseModeDiffers,
  responseUnsolicited,
  stateMismatch,
  stateMissingInResponse,
  tokenInFrontChannel,
  basicMalformed,
  clientAssertionInvalid,
  clientAuthMultiple,
  clientIdMissingInTokenRequest,
  clientSecretInBrowser,
  codeMissingInTokenRequest,
  dpopHtuHtmMismatch,
  dpopIatSkew,
  dpopJtiReused,
  dpopNonceChallenge,
  dpopPrivateKeyLeaked,
  dpopProofMalformed,
  dpopProofMissing,
  dpopSignatureInvalid,
  grantTypeMissing,
  grantTypePassword,
  tokenContentType,
  tokenEndpointWrong,
  tokenInsecureTransport,
  tokenMethodNotPost,
  tokenParamsInQuery,
  tokenRedirectUriMissing,
  tokenRedirectUriUnexpected,
  tokenScopeIgnored,
  verifierCharset,
  verifierKnownExample,
  verifierLowEntropy,
  verifierMissing,
  verifierTooLong,
  verifierTooShort,
  verifierUnexpected,
  accessTokenAudience,
  accessTokenMissing,
  errorDescriptionCharset,
  expiresInInvalid,
  idTokenMissing,
  refreshTokenAbsent,
  scopeChanged,
  tokenContentTypeWrong,
  tokenErrorNonstandard,
  tokenErrorStatus,
  tokenError,
  tokenNoStoreMissing,
  tokenNotJson,
  tokenRedirected,
  tokenTypeDowngraded,
  tokenTypeMissing,
  attemptsOverlap,
  challengeMethodContradicts,
  challengeMismatch,
  challengeVerified,
  clientIdDiffers,
  clockSkew,
  codeChallengeNotTransmitted,
  codeDiffers,
  codeDoubleSubmit,
  codeExpired,
  codeFromOtherAttempt,
  codeReplayed,
  dpopKeyDiffers,
  redirectUriDiffers,
  resourceNotGranted,
  retryWithSameCode,
  signInLoop,
  tokenIssuerMixUp,
  tokenRequestMissing,
  verifierFromOtherAttempt,
  verifierIsOtherValue,
  callbackCacheable,
  corsDpopNonceHidden,
  corsOnAuthorizationEndpoint,
  corsPreflightAvoidable,
  corsPreflightFailed,
  corsResponseBlocked,
  corsWildcardCredentials,
  cspConnectBlocked,
  mixedContent,
  networkNoStatus,
  originHeaderTrap,
  refererLeak,
  referrerPolicyUnsafe,
  secretInUrl,
  atHashMismatch,
  authTimeTooOld,
  cHashMismatch,
  idTokenAlgNone,
  idTokenAlgUnexpected,
  idTokenAsAccessToken,
  idTokenAudMismatch,
  idTokenAzpMismatch,
  idTokenExpired,
  idTokenIatImplausible,
  idTokenIssMismatch,
  idTokenMalformed,
  idTokenRequiredClaimMissing,
  idTokenSignatureInvalid,
  idTokensDisagree,
  nonceMismatch,
  nonceMissingInIdToken,
  nonceUnexpected,
  sHashMismatch,
  refreshClientDiffers,
  refreshClientIdMissing,
  refreshDpopKeyChanged,
  refreshIdTokenInconsistent,
  refreshIssuerMixUp,
  refreshRace,
  refreshScopeWidened,
  refreshTokenDiffers,
  refreshTokenExpired,
  refreshTokenInBrowser,
  refreshTokenNotRotated,
  refreshTokenReused,
  enfBadMethodAccepted,
  enfClientMismatchAccepted,
  enfCodeReuseAccepted,
  enfDowngradeAccepted,
  enfExpiredCodeAccepted,
  enfHttpRedirectAccepted,
  enfMismatchAccepted,
  enfMissingVerifierAccepted,
  enfPkceEnforced,
  enfPkceNotRequired,
  enfPlainAccepted,
  enfRedirectMismatchAccepted,
  enfRedirectUriNotRequired,
  enfRefreshReuseAccepted,
  enfShortVerifierAccepted,
  enfStateNotReturned,
];
