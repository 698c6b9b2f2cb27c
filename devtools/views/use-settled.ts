import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds without a change after which somebody who types has come to rest. */
const rest = 150;

/** A value as it was before somebody began to change `typed`, and what it is once that has come to rest: a key must not wait for all that it changes. */
export function useSettled<Value>(value: Value, typed: string): Value {
  const kept = useRef({ value, typed });
  const [, redraw] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      kept.current.typed = typed;
      redraw(typed);
    }, rest);
    return () => clearTimeout(timer);
  }, [typed]);
  if (kept.current.typed === typed) kept.current.value = value;
  return kept.current.value;
}
