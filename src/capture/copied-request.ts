import { type HeaderField, type HttpRequest, observed } from '../http/exchange.ts';

/** Requests as a Network panel copies them, as fetch() or for PowerShell; a call that is written another way is no copy and is left out. */
export function copiedRequests(text: string): HttpRequest[] {
  return [...fetchCalls(text), ...powerShellCommands(text)];
}

/** Chrome, Firefox and Safari all write the second argument as JSON, and its closing brace alone begins a line. */
function fetchCalls(text: string): HttpRequest[] {
  const calls = text.split(/\bfetch\(/).slice(1);
  return calls.flatMap((call) => {
    const [, url, init = '{}'] = /^\s*("(?:[^"\\\n]|\\.)*")(?:,\s*(\{(?:\}|[\s\S]*?\n\})))?\s*\)/.exec(call) ?? [];
    if (url === undefined) return [];
    try {
      const { method = 'GET', headers = {}, body } = JSON.parse(init) as { method?: string; headers?: object; body?: unknown };
      const fields = Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
      return [requestOf(JSON.parse(url) as string, method, fields, typeof body === 'string' ? body : '')];
    } catch {
      return [];
    }
  });
}

/** A quoted word, and the one form of it that Chrome writes for bytes: `([System.Text.Encoding]::UTF8.GetBytes("…"))`. */
const quoted = '(?:\\([^"\\n]*)?"((?:[^"`]|`[\\s\\S]|"")*)"';

function powerShellCommands(text: string): HttpRequest[] {
  const commands = text.split(/\bInvoke-(?:WebRequest|RestMethod)\b/i).slice(1);
  return commands.flatMap((command) => {
    const option = (name: string) => {
      const found = new RegExp(`(?:^|\\s)-${name}\\s+${quoted}`, 'i').exec(command);
      return found ? unescaped(found[1]!) : undefined;
    };
    const url = option('Uri');
    if (url === undefined) return [];
    const from = command.search(/\s-Headers\s+@\{/i);
    const table = from < 0 ? '' : command.slice(from, command.indexOf('\n}', from));
    const headers: HeaderField[] = [...table.matchAll(new RegExp(`^\\s*${quoted}\\s*=\\s*${quoted}`, 'gm'))]
      .map(([, name, value]) => ({ name: unescaped(name!), value: unescaped(value!) }))
      // HTTP/2's own fields, which Chrome writes without their colon.
      .filter(({ name }) => !/^(?:authority|method|path|scheme)$/.test(name));
    const type = option('ContentType');
    if (type !== undefined) headers.push({ name: 'Content-Type', value: type });
    return [requestOf(url, option('Method') ?? 'GET', headers, option('Body') ?? '')];
  });
}

/** A backtick escapes the next character; a code unit outside ASCII is an expression. */
const unescaped = (text: string): string =>
  text
    .replace(/\$\(\[char\](\d{1,5})\)/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/`([\s\S])/g, (_, character) => ({ n: '\n', r: '\r', t: '\t' })[character as 'n'] ?? character)
    .replaceAll('""', '"');

const requestOf = (url: string, method: string, headers: HeaderField[], body: string): HttpRequest => ({
  method: method.toUpperCase(),
  url,
  headers,
  body: observed(body),
});
