/** A sentence of the engine, which speaks English whatever the browser speaks; what it puts between backticks is code. */
export const Prose = ({ text }: { text: string }) => (
  <span lang="en" dir="ltr">
    {text
      .split('`')
      .map((part, i, parts) => (i % 2 === 1 && i < parts.length - 1 ? <code key={i}>{part}</code> : i % 2 === 1 ? `\`${part}` : part))}
  </span>
);
