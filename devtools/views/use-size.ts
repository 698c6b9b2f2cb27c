import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Width and height of an element in CSS pixels, followed while they change; 0 until they are known. */
export function useSize<Element extends HTMLElement>(): [RefObject<Element | null>, width: number, height: number] {
  const ref = useRef<Element>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    // Outside a browser nothing has a size; a usual one is taken there.
    const measure = () => {
      const now = { width: Math.floor(element.clientWidth) || 960, height: Math.floor(element.clientHeight) || 960 };
      setSize((was) => (was.width === now.width && was.height === now.height ? was : now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width, height];
}
