/** The two browsers that the tests drive. */
export type BrowserName = 'chromium' | 'firefox';

/** An expression as text, or a function of plain JSON arguments; run inside the view, its promise awaited, its value returned as JSON. */
export type Script<T> = string | ((...args: never[]) => T | Promise<T>);

/** Something with a document: a tab, the devtools panel, or a page of the extension. */
export interface View {
  evaluate<T = unknown>(script: Script<T>, ...args: unknown[]): Promise<T>;
  /** Polls until the expression is truthy and returns that value; throws with the expression after `ms` milliseconds (10 s). */
  waitFor<T = unknown>(script: Script<T>, ms?: number): Promise<T>;
  /** A real, trusted click in the middle of the element, once it is there. */
  click(selector: string): Promise<void>;
  /** Clicks the element and types into it. */
  type(selector: string, text: string): Promise<void>;
  /** Presses one key: a character, or a name such as `Enter` or `ArrowDown`. */
  press(key: string): Promise<void>;
  /** The element's text as it is laid out, once the element is there. */
  text(selector: string): Promise<string>;
  /** Writes a PNG of what the view shows. */
  screenshot(path: string): Promise<void>;
  /** Makes the view's viewport exactly this large, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
}

/** A request as the browser's own Network panel knows it. */
export interface NetworkRow {
  method: string;
  url: string;
  status: number;
  /** The bodies that its Payload and Response tabs show. */
  sent: string;
  received: string;
}

/** A tab. */
export interface Tab extends View {
  /** Navigates and waits for the load event. */
  goto(url: string): Promise<void>;
  /** Opens DevTools for this tab (once) and selects the panel named `PKCE Inspector`. */
  openPanel(): Promise<View>;
  /** Opens a HAR file in the browser's own Network panel, by the code behind its import, and returns the rows that it then shows. */
  openInNetworkPanel(har: string): Promise<NetworkRow[]>;
  /** Ends the panel's process as a crash does (Chromium only). */
  crashPanel(): Promise<void>;
  /** Closes DevTools for this tab. */
  closeDevtools(): Promise<void>;
  close(): Promise<void>;
}

/** A running browser with the extension installed. */
export interface Driver {
  browser: BrowserName;
  version: string;
  /** Origin of the extension's pages, without a slash at the end. */
  extensionOrigin: string;
  /** The first tab. */
  tab: Tab;
  goto(url: string): Promise<void>;
  evaluateInPage<T = unknown>(script: Script<T>, ...args: unknown[]): Promise<T>;
  /** `tab.openPanel()`, which is `panel` from then on. */
  openPanel(): Promise<View>;
  readonly panel: View;
  newTab(url: string): Promise<Tab>;
  /** A tab in a private window; the extension is there only with `privateWindows`. */
  newPrivateTab(url: string): Promise<Tab>;
  /** Opens a page of the extension in a tab, e.g. `popup/popup.html`. */
  openExtensionPage(path: string): Promise<Tab>;
  /** Sets the theme of DevTools and `prefers-color-scheme` of every view. */
  setTheme(theme: 'dark' | 'light'): Promise<void>;
  /**
   * Makes the browser hold these optional hosts (match patterns), as after the user's yes.
   * Firefox tells the running extension (`permissions.onAdded`); Chromium has to start it anew, so its pages and DevTools come after this.
   */
  grantHosts(patterns: string[]): Promise<void>;
  /** Stops the extension's background as the browser does when it is idle; its variables are lost. Resolves when it is stopped. */
  stopBackground(): Promise<void>;
  /** Resolves when the user has closed the browser. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  browser: BrowserName;
  /** Folder of the built extension. */
  extension: string;
  /** True unless said otherwise. */
  headless?: boolean;
  /** The browser's program; found by scripts/setup.mjs when not given. */
  executable?: string;
  /** Lets the extension run in private windows too. */
  privateWindows?: boolean;
  /** Folder that downloads go to without a question. */
  downloads?: string;
  /** More command-line arguments. */
  args?: string[];
  /** Firefox preferences. */
  preferences?: Record<string, string | number | boolean>;
}
