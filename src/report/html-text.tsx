import type { ComponentChildren } from 'preact';
import { visible } from './visible.ts';

/** Sentences under a heading. */
export function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <Prose text={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A sentence in which backquotes mark code. */
export function Prose({ text }: { text: string }): ComponentChildren {
  return visible(text)
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
}
