import { type ExtensionApi, extensionApi } from './browser-api.ts';

type I18n = NonNullable<ExtensionApi['i18n']>;

/** What the browser has said: it takes some 30 µs for a message (Chrome), and a drawing of the panel asks for hundreds. */
const said = new WeakMap<I18n, Map<string, string>>();

/** A message of `_locales` without values, asked for once; empty when there is none of that name, undefined outside an extension. */
export function messageOf(name: string): string | undefined {
  const i18n = extensionApi()?.i18n;
  if (!i18n) return undefined;
  const known = said.get(i18n) ?? new Map<string, string>();
  said.set(i18n, known);
  const text = known.get(name) ?? i18n.getMessage(name, []);
  known.set(name, text);
  return text;
}
