import type { NetworkEntry } from '../src/extension/browser-api.ts';

/** A resource of the inspected page, as Chrome gives it; Firefox has no such list. */
interface Resource {
  url: string;
  getContent(callback: (content: string | null | undefined, encoding?: string) => void): void;
}

export interface InspectedWindow {
  tabId: number;
  getResources?(callback: (resources: Resource[]) => void): void;
}

export interface LostBodies {
  /** Notes that the body of this entry is asked for. */
  expect(entry: NetworkEntry): void;
  /** Notes the body that was had, so that it is not taken for another entry's. */
  note(entry: NetworkEntry, body: string): void;
  /** Gives the body that the entry itself no longer has, or undefined. */
  find(entry: NetworkEntry, found: (content: string | undefined, encoding: string | undefined) => void): void;
}

/** What was seen of one answer of an address: its size and, once it was had, its body. */
interface Answer {
  entry: NetworkEntry;
  size: number;
  body?: string;
}

/** Answers of one address that are remembered. */
const most = 200;

/**
 * A second way to a body. Chrome's DevTools forget every entry's id when the tab's address changes, also by `history.replaceState`, which
 * is what a page does as soon as it has redeemed its code (measured in Chromium 156: the entry's own getContent then gives nothing). The
 * page's resources still have the body, but by URL only, and an answer of an earlier page may still stand there: it is taken for an entry
 * only if it is the last of its URL, has its size, and no earlier answer of that size can have been this one.
 */
export function lostBodies(inspectedWindow: InspectedWindow): LostBodies {
  const answers = new Map<string, Answer[]>();
  const before = new Set<string>();
  let ready = !inspectedWindow.getResources;
  // What was there before the capture began may be any body of its address.
  inspectedWindow.getResources?.((resources) => {
    for (const { url } of resources) before.add(url);
    ready = true;
  });
  return {
    expect(entry) {
      const { url } = entry.request;
      answers.set(url, [...(answers.get(url) ?? []), { entry, size: entry.response.content.size }].slice(-most));
    },
    note(entry, body) {
      const answer = answers.get(entry.request.url)?.find((each) => each.entry === entry);
      if (answer) answer.body = body;
    },
    find(entry, found) {
      const { url } = entry.request;
      const size = entry.response.content.size;
      const same = () => (answers.get(url) ?? []).filter((each) => each.size === size);
      if (!ready || !inspectedWindow.getResources || !(size > 0) || before.has(url)) return found(undefined, undefined);
      inspectedWindow.getResources((resources) => {
        const resource = resources.findLast((candidate) => candidate.url === url);
        if (!resource) return found(undefined, undefined);
        resource.getContent((content, encoding) => {
          const others = same().filter((each) => each.entry !== entry);
          const isLast = answers.get(url)?.at(-1)?.entry === entry;
          const isNew = others.every(({ body }) => body !== undefined && body !== content);
          const fits = content && isLast && isNew && bytesOf(content, encoding) === size;
          found(fits ? content : undefined, encoding || undefined);
        });
      });
    },
  };
}

const bytesOf = (content: string, encoding: string | undefined) =>
  encoding === 'base64' ? Math.floor((content.replace(/=+$/, '').length * 3) / 4) : new TextEncoder().encode(content).length;
