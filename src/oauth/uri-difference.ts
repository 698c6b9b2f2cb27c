import { percentDecode } from '../http/url.ts';
import { firstDifference } from './value-difference.ts';

/** The part of a URI that differs, and the sentence piece that says how; `first` is the authorization request's, `second` the token request's. */
interface UriDifference {
  part:
    | 'trailing-slash'
    | 'scheme'
    | 'host'
    | 'loopback-name'
    | 'port'
    | 'path-case'
    | 'path'
    | 'query'
    | 'fragment'
    | 'encoding'
    | 'white-space'
    | 'case'
    | 'value';
  text: string;
}

interface Parts {
  scheme: string;
  user: string;
  host: string;
  port: string;
  path: string;
  query: string | undefined;
  fragment: string | undefined;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const defaultPort: Readonly<Record<string, string>> = { http: '80', https: '443' };
const emptyWords = new Set(['undefined', 'null', 'NaN', '[object Object]', '']);

/** Names each part in which two redirect URIs differ, compared as the plain texts that servers compare (RFC 6749 §4.1.3). */
export function uriDifferences(first: string, second: string): UriDifference[] {
  if (first === second) return [];
  if (emptyWords.has(second)) return [{ part: 'value', text: 'the second is the text of a variable that had no value' }];
  const bare = (text: string) => text.replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  if (bare(first) === bare(second)) return [{ part: 'white-space', text: whiteSpaceText(first, second) }];
  if (percentDecode(second) === first) return [{ part: 'encoding', text: 'the second was percent-encoded twice' }];
  if (percentDecode(first) === second) return [{ part: 'encoding', text: 'the first was percent-encoded twice' }];
  if (percentDecode(first) === percentDecode(second))
    return [{ part: 'encoding', text: 'the same characters are percent-encoded differently' }];
  const [one, other] = [split(first), split(second)];
  if (!one || !other) return [{ part: 'value', text: `the ${one ? 'second' : 'first'} is no absolute URI` }];
  const differences = [scheme(one, other), host(one, other), port(one, other), path(one, other), query(one, other), fragment(one, other)];
  const found = differences.filter((difference) => difference !== undefined);
  return found.length ? found : [{ part: 'value', text: 'they differ in the user information before the host' }];
}

function split(uri: string): Parts | undefined {
  const match =
    /^([a-z][a-z0-9+.-]*):(?:\/\/(?:([^/?#@]*)@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::([^/?#]*))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(uri);
  if (!match) return undefined;
  const [, scheme, user, host, port, path, query, fragment] = match;
  return { scheme: scheme!, user: user ?? '', host: host ?? '', port: port ?? '', path: path ?? '', query, fragment };
}

function whiteSpaceText(first: string, second: string): string {
  const longer = second.length >= first.length ? second : first;
  const which = longer === second ? 'second' : 'first';
  const index = firstDifference(first, second);
  return `the ${which} has white space or an invisible character that the other does not, at character ${index + 1}`;
}

function scheme(one: Parts, other: Parts): UriDifference | undefined {
  if (one.scheme === other.scheme) return undefined;
  return { part: 'scheme', text: `the scheme is ${one.scheme} in the first and ${other.scheme} in the second` };
}

function host(one: Parts, other: Parts): UriDifference | undefined {
  if (one.host === other.host) return undefined;
  const hosts = `${one.host || 'nothing'} in the first and ${other.host || 'nothing'} in the second`;
  if (loopback.has(one.host.toLowerCase()) && loopback.has(other.host.toLowerCase())) {
    return { part: 'loopback-name', text: `the host is ${hosts}: both are this machine, but as texts they differ` };
  }
  if (one.host.toLowerCase() === other.host.toLowerCase()) return { part: 'host', text: `the host is written in another case: ${hosts}` };
  if (`www.${one.host}` === other.host || one.host === `www.${other.host}`) {
    return { part: 'host', text: `the host has “www.” in only one of them: ${hosts}` };
  }
  return { part: 'host', text: `the host is ${hosts}` };
}

function port(one: Parts, other: Parts): UriDifference | undefined {
  if (one.port === other.port) return undefined;
  const name = (parts: Parts) => parts.port || 'not written';
  const usual = (parts: Parts) => parts.port || defaultPort[parts.scheme.toLowerCase()];
  const same = usual(one) === usual(other) ? ' (the default port, written out in only one of them)' : '';
  return { part: 'port', text: `the port is ${name(one)} in the first and ${name(other)} in the second${same}` };
}

function path(one: Parts, other: Parts): UriDifference | undefined {
  if (one.path === other.path) return undefined;
  if (`${one.path}/` === other.path)
    return { part: 'trailing-slash', text: 'the second has a trailing slash that the first does not have' };
  if (one.path === `${other.path}/`)
    return { part: 'trailing-slash', text: 'the first has a trailing slash that the second does not have' };
  const at = firstDifference(one.path, other.path) + 1;
  if (one.path.toLowerCase() === other.path.toLowerCase()) {
    return { part: 'path-case', text: `the path is written in another case, from its character ${at} on` };
  }
  return { part: 'path', text: `the path is another one, from its character ${at} on` };
}

function query(one: Parts, other: Parts): UriDifference | undefined {
  if (one.query === other.query) return undefined;
  if (one.query === undefined) return { part: 'query', text: 'the second has a query that the first does not have' };
  if (other.query === undefined) return { part: 'query', text: 'the first has a query that the second does not have' };
  const sorted = (text: string) => text.split('&').sort().join('&');
  if (sorted(one.query) === sorted(other.query)) return { part: 'query', text: 'the query has the same parameters in another order' };
  return { part: 'query', text: 'the query is another one' };
}

function fragment(one: Parts, other: Parts): UriDifference | undefined {
  if (one.fragment === other.fragment) return undefined;
  if (one.fragment === undefined) return { part: 'fragment', text: 'the second has a fragment (“#”) that the first does not have' };
  if (other.fragment === undefined) return { part: 'fragment', text: 'the first has a fragment (“#”) that the second does not have' };
  return { part: 'fragment', text: 'the fragment after “#” is another one' };
}

/** A URI for showing: values of parameters that are secrets are left out, as when `location.href` with a code in it was sent as redirect_uri. */
export const uriWithoutSecrets = (uri: string): string =>
  uri.replace(/([?&#](?:code|state|nonce|session_state|code_verifier|access_token|id_token|refresh_token)=)[^&#]*/gi, '$1…');
