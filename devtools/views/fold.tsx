import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Props {
  class: string;
  summary: ComponentChildren;
  /** What is inside; made when a person opens it, for it may be much and the verdict must not wait for it. */
  children: () => ComponentChildren;
}

/** Something that is folded until a person opens it. */
export function Fold({ class: name, summary, children }: Props) {
  const opened = useSignal(false);
  return (
    <details
      class={name}
      onToggle={({ currentTarget }) => {
        opened.value ||= currentTarget.open;
      }}
    >
      <summary>{summary}</summary>
      {opened.value && children()}
    </details>
  );
}
