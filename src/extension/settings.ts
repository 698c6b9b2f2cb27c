import type { ExtensionApi } from './browser-api.ts';

/** What the user has decided about recording by the background; kept until it is changed. */
export interface Settings {
  /** Whether the background records at all. */
  capture: boolean;
  /** Host names whose traffic, and whose pages' traffic, is not recorded; each stands for its subdomains too. */
  sitesOff: readonly string[];
}

const key = 'settings';

/** What holds until the user decides otherwise. Nothing is recorded before hosts are granted all the same. */
export const defaults: Settings = { capture: true, sitesOff: [] };

type Storage = NonNullable<ExtensionApi['storage']>;

/** Reads the settings; what is damaged counts as not set. */
export async function readSettings(storage: Storage): Promise<Settings> {
  return settingsOf((await storage.local.get(key))[key]);
}

export const writeSettings = (storage: Storage, settings: Settings): Promise<void> => storage.local.set({ [key]: settings });

/** Tells the settings whenever any page of the extension has changed them. */
export function onSettings(storage: Storage, tell: (settings: Settings) => void): void {
  storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[key]) tell(settingsOf(changes[key].newValue));
  });
}

function settingsOf(value: unknown): Settings {
  const { capture, sitesOff } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Settings, unknown>>;
  return {
    capture: capture !== false,
    sitesOff: Array.isArray(sitesOff) ? sitesOff.filter((site) => typeof site === 'string') : [],
  };
}

/** Whether a request may be recorded: neither its own host nor that of the page that sent it is switched off. */
export function isWanted({ capture, sitesOff }: Settings, ...urls: (string | undefined)[]): boolean {
  if (!capture) return false;
  if (sitesOff.length === 0) return true;
  return !urls.some((url) => {
    const host = url === undefined ? '' : hostOf(url);
    return sitesOff.some((site) => host === site || host.endsWith(`.${site}`));
  });
}

/** The host that a person meant by a URL, a host name or a match pattern; empty when it is none. */
export function hostOf(text: string): string {
  const rest = text.trim().replace(/^[a-z*][a-z0-9+.*-]*:\/\//i, '');
  const host = /^(?:\*\.)?([^/?#:]+)/.exec(rest)?.[1]?.toLowerCase() ?? '';
  return /^[a-z0-9_.-]+$/.test(host) ? host : '';
}
