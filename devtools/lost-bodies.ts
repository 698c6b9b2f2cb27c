import type { Happening, NetworkEntry } from '../src/extension/browser-api.ts';

/** A resource of the inspected page, as Chrome gives it; Firefox has none. */
export interface Resource {
  url: string;
  getContent(callback: (content: string | null | undefined, encoding?: string) => void): void;
}

export interface InspectedWindow {
  tabId: number;
  onResourceAdded?: Pick<Happening<[resource: Resource]>, 'addListener'>;
}

export interface Body {
  content: string | undefined;
  encoding: string | undefined;
}

export interface LostBodies {
  /** Gives the resource that is this entry's own. It is asked for every entry, for an unclaimed resource would pass to the next one. */
  claim(entry: NetworkEntry): Resource | undefined;
  /** Asks for the body by the second way: at once, for it may be too late when the first has failed. */
  ask(entry: NetworkEntry, resource: Resource | undefined): Promise<Body>;
}

/** Resources whose entry has not come yet: a few at a time, unless the browser never tells of their entries. */
const most = 500;

const none: Body = { content: undefined, encoding: undefined };

/**
 * A second way to a body. Chrome's DevTools forget every entry's id when the tab's address changes, also by `history.replaceState`, which
 * is what a page does as soon as it has redeemed its code: the entry's own getContent then gives nothing. The page's resources still have
 * the body, but by URL only: DevTools keep the first answer of an address in a page, and once a page has had two, that one for ever
 * (docs/capture.md). So a body is taken only from a resource that was announced as new just before its entry was, if it has the entry's
 * size, and if no other answer of that address and size was under way at the same time.
 */
export function lostBodies({ onResourceAdded }: InspectedWindow): LostBodies {
  const unclaimed = new Map<string, Resource>();
  const asked: NetworkEntry[] = [];
  onResourceAdded?.addListener((resource) => {
    unclaimed.set(resource.url, resource);
    if (unclaimed.size > most) unclaimed.delete(unclaimed.keys().next().value!);
  });
  return {
    claim({ request: { url } }) {
      const resource = unclaimed.get(url);
      unclaimed.delete(url);
      return resource;
    },
    async ask(entry, resource) {
      asked.push(entry);
      if (asked.length > 100) asked.shift();
      if (!resource) return none;
      const body = await contentOf(resource);
      const isCertain = !asked.some((other) => other !== entry && couldBeTaken(other, entry));
      return isCertain && sizeOf(body) === entry.response.content.size ? body : none;
    },
  };
}

const contentOf = (resource: Resource) =>
  new Promise<Body>((resolve) =>
    resource.getContent((content, encoding) => resolve({ content: content || undefined, encoding: encoding || undefined })),
  );

/** True for two answers of one address and size that were under way at the same time. */
function couldBeTaken(one: NetworkEntry, other: NetworkEntry): boolean {
  if (one.request.url !== other.request.url || one.response.content.size !== other.response.content.size) return false;
  const begin = (entry: NetworkEntry) => Date.parse(entry.startedDateTime);
  return begin(one) <= begin(other) + other.time && begin(other) <= begin(one) + one.time;
}

function sizeOf({ content = '', encoding }: Body): number {
  if (encoding === 'base64') return Math.floor((content.replace(/=+$/, '').length * 3) / 4);
  return new TextEncoder().encode(content).length;
}
