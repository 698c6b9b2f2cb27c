import type { cutContent } from './cut-content.ts';
import type { Gathered } from './har-gathered.ts';
import { textOfContent } from './json-bytes.ts';
import { factPlaces } from './json-tokens.ts';

/** Gathers of an entry that the tokeniser passed over what har-places.ts gathers of one that is read. */
export function gatherPassed(gathered: Gathered, facts: Int32Array, content: ReturnType<typeof cutContent>, window: Uint8Array): void {
  const textAt = (place: number): string | undefined => {
    const to = facts[place + 1]!;
    if (to === 0) return undefined;
    const { span, isWhole } = content.upTo(window, facts[place]!, to);
    return textOfContent(span, isWhole);
  };
  gathered.hasRequest = true;
  gathered.requestIsWhole = true;
  gathered.method = textAt(factPlaces.method);
  gathered.url = textAt(factPlaces.url);
  if (facts[factPlaces.referer + 1] !== 0) gathered.referer = `${textAt(factPlaces.referer) ?? ''} `;
  const status = Number(textAt(factPlaces.status) ?? Number.NaN);
  if (Number.isFinite(status)) gathered.status = status;
  gathered.redirectUrl = textAt(factPlaces.redirectUrl);
}
