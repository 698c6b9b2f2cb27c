// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createStore, type Engine } from '../../devtools/store.ts';
import { warmUp } from '../../devtools/warm-up.tsx';
import { createAnalyser } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { signIn } from '../support/f0.ts';

/** The engine, with what it was given. */
function watched(): { engine: Engine; taken: string[] } {
  const taken: string[] = [];
  const engine = () => {
    const analyser = createAnalyser();
    return {
      ...analyser,
      take(exchanges: Parameters<typeof analyser.take>[0]) {
        taken.push(...exchanges.map(({ request }) => request.method));
        return analyser.take(exchanges);
      },
    };
  };
  return { engine, taken };
}
const read = async () => parseTranscript(signIn());
const steps = parseTranscript(signIn()).map(({ request }) => request.method);

describe('what runs before there is a sign-in', () => {
  it('judges the bundled one several times and shows nobody', async () => {
    document.body.replaceChildren();
    const store = createStore();
    const { engine, taken } = watched();
    await warmUp(store, engine);
    expect(taken.length).toBeGreaterThan(5);
    expect(new Set(taken)).toContain('POST');
    expect(store.rows.value).toEqual([]);
    expect(document.body.innerHTML).toBe('');
  });

  it('gives way to a sign-in that is there', async () => {
    const store = createStore();
    const { engine, taken } = watched();
    store.recordings.value = store.recordings.value.map((each) => ({
      ...each,
      diagnosis: createAnalyser().take(parseTranscript(signIn())),
    }));
    await warmUp(store, engine, read);
    expect(taken).toEqual([]);
  });

  it('goes through every step of it in turn', async () => {
    const { engine, taken } = watched();
    await warmUp(createStore(), engine, read);
    expect(taken).toEqual([...steps, ...steps, ...steps]);
  });

  it.each([
    ['the sample cannot be read', createAnalyser, () => Promise.reject(new TypeError())],
    [
      'the engine breaks',
      () => {
        throw new TypeError();
      },
      read,
    ],
  ] as const)('ends in silence where %s', async (_, engine, from) => {
    await expect(warmUp(createStore(), engine, from)).resolves.toBeUndefined();
  });
});
