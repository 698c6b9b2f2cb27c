// What `pkce-inspector/vitest` exports; importing it teaches Vitest's expect the matcher.
import { expect } from 'vitest';
import { type SoundFlowsOptions, toHaveSoundFlows } from './sound-flows.ts';

export { type MatcherResult, type SoundFlowsOptions, toHaveSoundFlows } from './sound-flows.ts';

expect.extend({ toHaveSoundFlows });

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: the declaration must be the same as Vitest's own
  interface Matchers<T = any> {
    /** The recording holds at least one sign-in, and each of them is sound. */
    toHaveSoundFlows(options?: SoundFlowsOptions): T;
  }
}
