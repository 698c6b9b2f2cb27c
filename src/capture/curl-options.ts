/** An option of a curl command, by its long name, with its argument. Words that are no option have the name `url`. */
export interface Option {
  name: string;
  value: string;
}

const short: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  A: 'user-agent',
  b: 'cookie',
  e: 'referer',
  F: 'form',
  G: 'get',
  I: 'head',
  T: 'upload-file',
  o: 'output',
  m: 'max-time',
  x: 'proxy',
  w: 'write-out',
  c: 'cookie-jar',
  E: 'cert',
  K: 'config',
  r: 'range',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  C: 'continue-at',
  D: 'dump-header',
  U: 'proxy-user',
  t: 'telnet-option',
  P: 'ftp-port',
  Q: 'quote',
  h: 'help',
  ':': 'next',
};

/** Options that take the next word. An unknown option is taken to be a switch. */
const withArgument = new Set(
  `request header data data-raw data-binary data-ascii data-urlencode json form form-string user user-agent referer cookie url url-query upload-file
  oauth2-bearer output max-time proxy write-out cookie-jar cert config range speed-time speed-limit time-cond continue-at dump-header proxy-user telnet-option
  ftp-port quote connect-timeout cacert capath cert-type key key-type pass ciphers tls13-ciphers interface limit-rate max-redirs max-filesize noproxy
  aws-sigv4 retry retry-delay retry-max-time connect-to resolve unix-socket abstract-unix-socket socks4 socks4a socks5 socks5-hostname keepalive-time
  expect100-timeout trace trace-ascii stderr netrc-file request-target tls-max proto proto-default proto-redir dns-servers doh-url happy-eyeballs-timeout-ms
  local-port preproxy proxy-header proxy-cacert pinnedpubkey service-name variable create-file-mode output-dir parallel-max rate crlfile curves engine
  login-options mail-from mail-rcpt random-file sasl-authzid hsts alt-svc`.split(/\s+/),
);

/** The options of a curl command's words, in order, and the names of those that lack their argument. */
export function optionsOf(words: readonly string[]): { options: Option[]; lacking: string[] } {
  const options: Option[] = [];
  const lacking: string[] = [];
  let onlyUrls = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = (name: string) => {
      if (at + 1 < words.length) options.push({ name, value: words[++at]! });
      else lacking.push(name);
    };
    if (onlyUrls || word === '-' || !word.startsWith('-')) options.push({ name: 'url', value: word });
    else if (word === '--') onlyUrls = true;
    else if (word.startsWith('--')) {
      const name = word.slice(2);
      if (withArgument.has(name)) next(name);
      else options.push({ name, value: '' });
    } else
      for (let letter = 1; letter < word.length; letter++) {
        const name = short[word[letter]!] ?? word[letter]!;
        if (!withArgument.has(name)) options.push({ name, value: '' });
        else {
          const attached = word.slice(letter + 1);
          if (attached) options.push({ name, value: attached });
          else next(name);
          break;
        }
      }
  }
  return { options, lacking };
}
