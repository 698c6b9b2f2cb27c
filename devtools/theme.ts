import type { ExtensionApi } from '../src/extension/browser-api.ts';

/** Follows the theme of the developer tools; where they name none, the stylesheet follows `prefers-color-scheme`. */
export function followTheme(api: ExtensionApi | undefined, root: HTMLElement): void {
  const panels = api?.devtools?.panels;
  const apply = (theme: string | undefined) => {
    const known = theme === 'dark' ? 'dark' : theme === 'default' || theme === 'light' ? 'light' : undefined;
    if (known) root.dataset.theme = known;
    else delete root.dataset.theme;
  };
  apply(panels?.themeName);
  // Firefox has the event, Chrome (from 99) a single handler.
  if (panels?.onThemeChanged) panels.onThemeChanged.addListener(apply);
  else panels?.setThemeChangeHandler?.(apply);
}
