import type { ComponentChildren } from 'preact';

/** Widths in CSS pixels for a screen or a sheet of paper, and for a phone; a page without a script shows the one that fits. */
export const widths = { wide: 716, narrow: 346 };

export function BothWidths({ children }: { children(width: number): ComponentChildren }) {
  return (
    <>
      <div class="wide">{children(widths.wide)}</div>
      <div class="narrow">{children(widths.narrow)}</div>
    </>
  );
}
