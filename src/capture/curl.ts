import { type Exchange, type HeaderField, type Observed, observed, unobserved } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { type Option, optionsOf } from './curl-options.ts';
import { type Command, commandsIn } from './shell-words.ts';

export interface ReadCurl {
  exchanges: Exchange[];
  /** What could not be read, each a sentence with its line. Values are never quoted. */
  problems: string[];
}

/** A command line names no time: the first request is put here, each later one a second after. */
const epoch = Date.UTC(2026, 0, 1);

/**
 * Reads curl command lines, as browsers copy them (for bash and for cmd) and as people write them. They hold requests only, so every answer is unobserved.
 * What curl itself would add is added where it matters: the method, the Content-Type and the Authorization field.
 */
export function parseCurl(text: string): ReadCurl {
  const problems: string[] = [];
  const others = new Set<number>();
  const exchanges: Exchange[] = [];
  for (const command of commandsIn(text)) {
    const start = command.words.findIndex((word) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word));
    if (start < 0 || command.words.slice(0, start).some((word) => !/^(?:\$|>|%|sudo|time|env|[A-Za-z_]\w*=.*)$/s.test(word))) {
      others.add(command.line);
      continue;
    }
    readCommand(command, command.words.slice(start + 1), exchanges, problems);
  }
  if (others.size) problems.push(saidOf([...others]));
  if (!exchanges.length && !problems.length) problems.push('There is no curl command in this text.');
  return { exchanges, problems };
}

/** Lines that hold no curl command, in one sentence, for a whole file may have been taken for commands. */
function saidOf([first, ...more]: readonly number[]): string {
  const rest = more.length ? `, and so ${more.length === 1 ? 'is another line' : `are ${more.length} more lines`}` : '';
  return `Line ${first}: this is no curl command, and was left out${rest}.`;
}

function readCommand({ line, unknown, isOpen }: Command, words: readonly string[], exchanges: Exchange[], problems: string[]): void {
  const say = (sentence: string) => problems.push(`Line ${line}: ${sentence}`);
  for (const name of new Set(unknown)) say(`the shell would replace ${name} here; what stands in its place is not known.`);
  if (isOpen) say('a quote is not closed, so what follows it may be read wrongly.');
  const { options, lacking } = optionsOf(words);
  for (const name of lacking) say(`the option --${name} lacks its argument.`);
  for (const group of groupsOf(options)) {
    const urls = group.filter(({ name }) => name === 'url');
    if (!urls.length) say('this curl command has no URL, and was left out.');
    const requestTo = requestsOf(group, say);
    for (const { value } of urls) {
      exchanges.push({
        id: `e${exchanges.length + 1}`,
        startedAt: epoch + exchanges.length * 1000,
        from: { adapter: 'curl', position: line },
        context: {},
        request: requestTo(value),
        response: unobserved('unanswered'),
      });
    }
  }
}

/** `--next` begins another request with options of its own. */
function groupsOf(options: readonly Option[]): Option[][] {
  const groups: Option[][] = [[]];
  for (const option of options) {
    if (option.name === 'next') groups.push([]);
    else groups.at(-1)!.push(option);
  }
  return groups;
}

type Say = (sentence: string) => void;

/** What a group of options asks of each of its URLs. */
function requestsOf(options: readonly Option[], say: Say): (address: string) => Exchange['request'] {
  const has = (name: string) => options.some((option) => option.name === name);
  const last = (name: string) => options.findLast((option) => option.name === name)?.value;
  const data = dataOf(options, say);
  const form = options.filter(({ name }) => name === 'form' || name === 'form-string');
  const inUrl = has('get') || has('head');
  const queries = [
    ...options.filter(({ name }) => name === 'url-query').map(({ value }) => encodedPair(value)),
    ...(inUrl && data?.observed && data.value ? [data.value] : []),
  ];
  const body = form.length
    ? multipart(form, say)
    : has('upload-file')
      ? unseenFile('--upload-file', say)
      : inUrl || !data
        ? observed('')
        : data;
  const implied = has('head') ? 'HEAD' : has('get') ? 'GET' : has('upload-file') ? 'PUT' : data || form.length ? 'POST' : 'GET';
  const type = form.length
    ? `multipart/form-data; boundary=${boundary}`
    : has('json')
      ? 'application/json'
      : data && !inUrl
        ? 'application/x-www-form-urlencoded'
        : undefined;
  const method = (last('request') ?? implied).toUpperCase();
  const headers = headersOf(options, type, say);
  return (address) => {
    const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    return { method, url: withQueries(url, queries), headers, body };
  };
}

function withQueries(url: string, queries: readonly string[]): string {
  if (!queries.length) return url;
  const [, base, fragment] = /^([^#]*)(#.*)?$/s.exec(url)!;
  return `${base}${base!.includes('?') ? '&' : '?'}${queries.join('&')}${fragment ?? ''}`;
}

function headersOf(options: readonly Option[], type: string | undefined, say: Say): HeaderField[] {
  const fields: HeaderField[] = [];
  const removed: string[] = [];
  for (const { name, value } of options) {
    if (name === 'header') {
      if (value.startsWith('@')) say('header fields are read from a file, which is not at hand.');
      const [, field, sign, text] = /^\s*([^:;]+)([:;])\s*([\s\S]*)$/.exec(value) ?? [];
      if (!field) continue;
      if (sign === ':' && !text) removed.push(field.toLowerCase());
      else fields.push({ name: field, value: sign === ':' ? text!.trimEnd() : '' });
    } else if (name === 'user-agent') fields.push({ name: 'User-Agent', value });
    else if (name === 'referer') fields.push({ name: 'Referer', value: value.replace(/;auto$/, '') });
    else if (name === 'cookie') {
      if (value.includes('=')) fields.push({ name: 'Cookie', value });
      else say('cookies are read from a file, which is not at hand.');
    } else if (name === 'oauth2-bearer') fields.push({ name: 'Authorization', value: `Bearer ${value}` });
  }
  const user = options.findLast((option) => option.name === 'user')?.value;
  const own = (name: string) => headerValue(fields, name) !== undefined || removed.includes(name.toLowerCase());
  if (user !== undefined && !user.includes(':')) say('curl would ask for the password of --user; it is taken to be empty.');
  if (user !== undefined && !own('Authorization'))
    fields.push({ name: 'Authorization', value: `Basic ${base64(user.includes(':') ? user : `${user}:`)}` });
  if (type && !own('Content-Type')) fields.push({ name: 'Content-Type', value: type });
  if (options.some(({ name }) => name === 'json') && !own('Accept')) fields.push({ name: 'Accept', value: 'application/json' });
  return fields;
}

/** The body that the data options make together; undefined when there is none of them. */
function dataOf(options: readonly Option[], say: Say): Observed<string> | undefined {
  let body: string | undefined;
  for (const { name, value } of options) {
    const isFile = (name === 'data' || name === 'data-ascii' || name === 'data-binary' || name === 'json') && value.startsWith('@');
    if (isFile || (name === 'data-urlencode' && /^[^=]*@/.test(value))) return unseenFile(`--${name}`, say);
    if (name === 'json') body = (body ?? '') + value;
    else if (name === 'data-urlencode') body = body === undefined ? encodedPair(value) : `${body}&${encodedPair(value)}`;
    else if (/^data(?:-raw|-binary|-ascii)?$/.test(name)) body = body === undefined ? value : `${body}&${value}`;
  }
  return body === undefined ? undefined : observed(body);
}

function unseenFile(option: string, say: Say): Observed<string> {
  say(`the body is read from a file by ${option}, and is not at hand.`);
  return unobserved('body-not-captured');
}

/** `content`, `=content` or `name=content`, of which the content is encoded. */
function encodedPair(text: string): string {
  const equals = text.indexOf('=');
  const name = equals > 0 ? `${text.slice(0, equals)}=` : '';
  const content = equals < 0 ? text : text.slice(equals + 1);
  const encoded = encodeURIComponent(content.replace(/\p{Surrogate}/gu, '\ufffd'));
  return name + encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%20', '+');
}

const boundary = '------------------------curl';

function multipart(form: readonly Option[], say: Say): Observed<string> {
  const parts = form.map(({ name, value }) => {
    const equals = value.indexOf('=');
    const content = value.slice(equals + 1);
    const isFile = name === 'form' && /^[@<]/.test(content);
    if (isFile) say('a part of the form is read from a file, and is not at hand.');
    const text = name === 'form' ? content.replace(/;(?:type|filename|headers|encoder)=.*$/s, '').replace(/^"([\s\S]*)"$/, '$1') : content;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${value.slice(0, Math.max(0, equals))}"\r\n\r\n${isFile ? '' : text}\r\n`;
  });
  return observed(`${parts.join('')}--${boundary}--\r\n`);
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
