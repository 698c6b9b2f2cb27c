/** What an icon says. Each has a shape of its own, for colour alone tells nothing to many people. */
export type Sign = 'bad' | 'warn' | 'good' | 'note' | 'wait' | 'unseen';

const shapes: Record<Sign, { frame: string; mark: string }> = {
  bad: { frame: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z', mark: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4' },
  warn: { frame: 'M8 1.5l7 12.5H1z', mark: 'M8 6v4M8 11.8v.4' },
  good: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M4.8 8.3l2.2 2.2 4.3-4.7' },
  note: { frame: 'M3 1.5h10q1.5 0 1.5 1.5v10q0 1.5-1.5 1.5H3q-1.5 0-1.5-1.5V3q0-1.5 1.5-1.5z', mark: 'M8 7.2v4M8 4.6v.4' },
  wait: { frame: 'M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', mark: 'M4.7 8h.1M8 8h.1M11.3 8h.1' },
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

const tools = {
  clear: 'M3 13L13 3M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  pause: 'M5.5 3v10M10.5 3v10',
  resume: 'M4.5 2.5l8 5.5-8 5.5z',
  open: 'M8 11V2.5M4.5 6L8 2.5 11.5 6M2.5 10.5v3h11v-3',
  save: 'M8 2.5V11M4.5 7.5L8 11l3.5-3.5M2.5 10.5v3h11v-3',
  eye: 'M1.5 8q6.5-9 13 0q-6.5 9-13 0zM8 6a2 2 0 1 1 0 4a2 2 0 1 1 0-4z',
  help: 'M5.5 5.600q0-2.600 2.5-2.600t2.5 2.300q0 1.5-2.5 2.600v1.300M8 12v.6',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
} as const;

/** The picture on a button; the button has the words. */
export const ToolIcon = ({ name }: { name: keyof typeof tools }) => (
  <svg class="tool" viewBox="0 0 16 16" aria-hidden="true">
    <path d={tools[name]} />
  </svg>
);
