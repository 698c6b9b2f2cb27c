import { extensionApi } from './browser-api.ts';

const said = (key: string): string =>
  (extensionApi()?.i18n?.getMessage(key.replaceAll('-', '_'), []) ?? '').replaceAll('{dollar}', () => '$');

/**
 * What a rule says, from the browser; a message is looked up when a fault says it.
 * @public scripts/leave-out.mjs has every rule of the extension call it
 */
export const sentencesOf = (rule: string) => ({
  title: said(`title_${rule}`),
  why: '',
  fix: said(`fix_${rule}`),
  messages: new Proxy<Record<string, string>>({}, { get: (_, name) => said(`says_${rule}_${String(name)}`) }),
});

/** Why a rule is there, or what it is not to be confused with; read when a person opens the check. */
export const reasonOf = (kind: 'why' | 'not', rule: string): string => said(`${kind}_${rule}`);
