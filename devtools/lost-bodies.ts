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
  /** Gives the body that the entry itself no longer has, or undefined. */
  find(entry: NetworkEntry, found: (content: string | undefined, encoding: string | undefined) => void): void;
}

/**
 * A second way to a body. Chrome's DevTools forget every entry's id when the tab's address changes, also by `history.replaceState`, which
 * is what a page does as soon as it has redeemed its code (measured in Chromium 156: the entry's own getContent then gives nothing). The
 * page's resources still have the body, but by URL only: it is taken for an entry that is the last of its URL and has the body's size.
 */
export function lostBodies(inspectedWindow: InspectedWindow): LostBodies {
  const last = new Map<string, NetworkEntry>();
  return {
    expect(entry) {
      last.delete(entry.request.url);
      last.set(entry.request.url, entry);
      for (const url of last.keys()) {
        if (last.size <= 100) break;
        last.delete(url);
      }
    },
    find(entry, found) {
      const { url } = entry.request;
      const size = entry.response.content.size;
      if (!inspectedWindow.getResources || !(size > 0)) return found(undefined, undefined);
      inspectedWindow.getResources((resources) => {
        const resource = resources.find((candidate) => candidate.url === url);
        if (!resource) return found(undefined, undefined);
        resource.getContent((content, encoding) => {
          const fits = content && last.get(url) === entry && bytesOf(content, encoding) === size;
          found(fits ? content : undefined, encoding || undefined);
        });
      });
    },
  };
}

const bytesOf = (content: string, encoding: string | undefined) =>
  encoding === 'base64' ? Math.floor((content.replace(/=+$/, '').length * 3) / 4) : new TextEncoder().encode(content).length;
