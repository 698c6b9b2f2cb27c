import type { Entry } from 'har-format';
import type { AnswerDetails, RequestDetails, SentDetails } from '../capture/web-request.ts';

/** Something that tells listeners of what happens. */
export interface Happening<Arguments extends unknown[]> {
  addListener(listener: (...args: Arguments) => void): void;
  removeListener(listener: (...args: Arguments) => void): void;
}

/** One end of a connection between two pages of the extension; what goes through it is plain JSON. */
export interface Port {
  name: string;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: Happening<[message: unknown]>;
  onDisconnect: Happening<[port: Port]>;
}

/** A finished request as `devtools.network` hands it out. Chrome calls back with (content, encoding), Firefox with (content, mimeType). */
export interface NetworkEntry extends Entry {
  getContent(callback: (content: string | null | undefined, second?: string) => void): void;
}

/** A store of the extension; `session` is in memory and gone with the browser, 10 MB in both. */
export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** An event of `webRequest`: besides its listener it takes what is wanted. */
interface WebRequestEvent<Details> {
  addListener(listener: (details: Details) => undefined, filter: { urls: string[]; types: string[] }, extra?: string[]): void;
  removeListener(listener: (details: Details) => undefined): void;
}

/** Firefox's tap on an answer's bytes: what is not written on does not reach the page. */
export interface ResponseFilter {
  ondata: ((event: { data: ArrayBuffer }) => void) | null;
  onstop: (() => void) | null;
  onerror: (() => void) | null;
  write(data: ArrayBuffer): void;
  /** Ends the answer. */
  close(): void;
  /** Lets the rest through unseen. */
  disconnect(): void;
}

export interface WebRequestApi {
  onBeforeRequest: WebRequestEvent<RequestDetails>;
  onSendHeaders: WebRequestEvent<SentDetails>;
  onHeadersReceived: WebRequestEvent<AnswerDetails>;
  onBeforeRedirect: WebRequestEvent<AnswerDetails & { redirectUrl: string }>;
  onCompleted: WebRequestEvent<AnswerDetails>;
  onErrorOccurred: WebRequestEvent<RequestDetails & { error: string }>;
  /** Firefox only. */
  filterResponseData?(requestId: string): ResponseFilter;
}

export interface TabInfo {
  id?: number;
  openerTabId?: number;
  active: boolean;
  incognito: boolean;
  lastAccessed?: number;
  /** Only of tabs on hosts that were granted. */
  url?: string;
}

interface Origins {
  origins?: string[];
}

export type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** The parts of the extension API that are used, in the form that both browsers share: callbacks, or promises where both have them. */
export interface ExtensionApi {
  runtime: {
    id: string;
    onMessage: Happening<[message: unknown, sender: { id?: string }]>;
    sendMessage(message: unknown, callback: () => void): void;
    connect(info: { name: string }): Port;
    onConnect: Happening<[port: Port]>;
    getURL(path: string): string;
    getManifest(): { version: string; incognito?: string };
    lastError?: { message?: string };
  };
  storage?: { session: StorageArea; local: StorageArea; onChanged: Happening<[changes: StorageChanges, area: string]> };
  /** Only in the background, in pages in a tab, and in Chrome's panel. */
  webRequest?: WebRequestApi;
  tabs?: {
    onCreated: Happening<[tab: TabInfo]>;
    onUpdated: Happening<[tabId: number, changes: { status?: string }]>;
    onRemoved: Happening<[tabId: number]>;
    query(wanted: { active?: boolean; currentWindow?: boolean }): Promise<TabInfo[]>;
    create(properties: { url: string }): Promise<unknown>;
  };
  windows?: { onRemoved: Happening<[windowId: number]>; getAll(): Promise<{ incognito: boolean }[]> };
  permissions?: {
    getAll(): Promise<Origins>;
    contains(wanted: Origins): Promise<boolean>;
    request(wanted: Origins): Promise<boolean>;
    remove(unwanted: Origins): Promise<boolean>;
    onAdded: Happening<[added: Origins]>;
    onRemoved: Happening<[removed: Origins]>;
  };
  extension?: { inIncognitoContext?: boolean };
  /** The toolbar button; pages of the developer tools do not have it in Firefox. */
  action?: {
    setBadgeText(details: { tabId: number; text: string }): void;
    setBadgeBackgroundColor(details: { tabId: number; color: string }): void;
    setBadgeTextColor(details: { tabId: number; color: string }): void;
    setTitle(details: { tabId: number; title: string }): void;
  };
  i18n?: { getMessage(key: string, substitutions?: string[]): string; getUILanguage(): string };
  devtools?: {
    inspectedWindow: { tabId: number };
    network: { onRequestFinished: Happening<[entry: NetworkEntry]>; onNavigated: Happening<[url: string]> };
    panels: {
      themeName?: string;
      onThemeChanged?: Happening<[theme: string]>;
      setThemeChangeHandler?(handler: (theme: string) => void): void;
      create(title: string, icon: string, page: string, callback?: () => void): void;
    };
  };
}

/** The browser's extension API; undefined outside an extension, such as in a test or when a page is looked at by itself. */
export const extensionApi = (): ExtensionApi | undefined => {
  const { browser, chrome } = globalThis as { browser?: Partial<ExtensionApi>; chrome?: Partial<ExtensionApi> };
  // With DevTools' own API the callback form of `chrome` is the one in which both browsers agree.
  const api = chrome?.devtools ? chrome : (browser ?? chrome);
  return api?.runtime?.getURL ? (api as ExtensionApi) : undefined;
};
