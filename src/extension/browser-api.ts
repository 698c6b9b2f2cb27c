import type { Entry } from 'har-format';

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

/** The parts of the extension API that the devtools page, the panel and the popup use, in the callback form that both browsers share. */
export interface ExtensionApi {
  runtime: {
    id: string;
    onMessage: Happening<[message: unknown, sender: { id?: string }]>;
    sendMessage(message: unknown, callback: () => void): void;
    connect(info: { name: string }): Port;
    onConnect: Happening<[port: Port]>;
    getURL(path: string): string;
    getManifest(): { version: string };
    lastError?: { message?: string };
  };
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
  const { chrome } = globalThis as { chrome?: Partial<ExtensionApi> };
  return chrome?.runtime?.getURL ? (chrome as ExtensionApi) : undefined;
};
