/** What an icon says. Each has a shape of its own, for colour alone tells nothing to many people. */
export type Sign = 'bad' | 'warn' | 'good' | 'note' | 'wait' | 'unseen' | 'out';

const shapes: Record<Sign, { frame: string; mark: string }> = {
  bad: { frame: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z', mark: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4' },
  warn: { frame: 'M8 1.5l7 12.5H1z', mark: 'M8 6v4M8 11.8v.4' },
  good: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M4.8 8.3l2.2 2.2 4.3-4.7' },
  note: { frame: 'M3 1.5h10q1.5 0 1.5 1.5v10q0 1.5-1.5 1.5H3q-1.5 0-1.5-1.5V3q0-1.5 1.5-1.5z', mark: 'M8 7.2v4M8 4.6v.4' },
  wait: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M4.7 8h.1M8 8h.1M11.3 8h.1' },
  out: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M4.9 8h6.2' },
  unseen: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M5.8 6.2q0-2 2.2-2t2.2 1.9q0 1.2-2.2 2.2v.7M8 11.6v.4' },
};

/** A sign with a shape and a colour; the word stands beside it, so it is hidden from readers unless it is given one. */
export function Icon({ sign, label }: { sign: Sign; label?: string }) {
  const { frame, mark } = shapes[sign];
  return (
    <svg
      class={`icon ${sign}`}
      viewBox="0 0 16 16"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <path class="frame" d={frame} />
      <path class="mark" d={mark} />
    </svg>
  );
}
