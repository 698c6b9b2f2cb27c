import type { ComponentChildren } from 'preact';

/** Widths in CSS pixels for a screen or a sheet of paper, and for a phone; a page without a script shows the one that fits. */
export const widths = { wide: 716, narrow: 346 };

export function BothWidths({ children }: { children(width: number): ComponentChildren }) {
  return (
    <>
      <div class="wide">{children(widths.wide)}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: no set of fields, and a section would be a landmark for each sign-in */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on the narrowest screens has to be reachable by the keyboard (WCAG 2.1.1) */}
      <div class="narrow" role="group" aria-label="Picture" tabIndex={0}>
        {children(widths.narrow)}
      </div>
    </>
  );
}
