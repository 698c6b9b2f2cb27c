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
