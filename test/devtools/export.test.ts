// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { diagnoseOnChange } from '../../devtools/diagnosing.ts';
import { exportFlows } from '../../devtools/export.ts';
import { createStore } from '../../devtools/store.ts';
import { analyse, createAnalyser } from '../../src/analyse.ts';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { redeem, refused, signIn } from '../../src/rules/sample-sign-in.ts';

const written: { name: string; text: Promise<string> }[] = [];
let stop = () => {};

beforeEach(() => {
  written.length = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    written.push({ name: '', text: (blob as Blob).text() });
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    written.at(-1)!.name = this.download;
  });
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

const broken = signIn({ redeem: redeem({ redirect_uri: 'https://app.example/cb/' }), answer: refused });

async function filled(...transcripts: string[]) {
  const store = createStore();
  store.engine.value = createAnalyser;
  transcripts.forEach((text, index) => {
    store.take(parseTranscript(text), index === 0 ? undefined : { id: `file-${index}`, name: `login-${index}.har` });
  });
  stop = diagnoseOnChange(store);
  await vi.waitFor(() => expect(store.rows.value).toHaveLength(transcripts.length));
  return store;
}

it('writes a redacted HAR that this tool reads with the same verdict', async () => {
  const store = await filled(broken);
  await exportFlows(store);
  expect(store.message.value).toBe('');
  const [file] = written;
  expect(file?.name).toMatch(/^sign-ins-.*\.redacted\.har$/);
  const text = await file!.text;
  expect(text).not.toContain('SplxlOBeZQQYbYS6WxSbIA');
  const { flows } = analyse(exchangesOfHar(JSON.parse(text)).exchanges);
  expect(flows.map(({ rootCause }) => rootCause?.cause)).toEqual(['redirect-uri-differs']);
  expect(JSON.parse(text).log._pkceInspector.receipt.verdicts).toEqual({ same: true, differing: [] });
});

it('writes one file for each recording', async () => {
  const store = await filled(broken, signIn());
  await exportFlows(store);
  expect(written.map(({ name }) => name)).toContain('login-1.redacted.har');
  expect(written).toHaveLength(2);
});

it('says how many requests it left out because they belong to no sign-in', async () => {
  const stranger = (page: string) => `GET https://other.example/token/${page}\n< 200\n`;
  const store = await filled(`${stranger('first')}${stranger('second')}${broken}\n${stranger('third')}${stranger('last')}`);
  const captured = store.recordings.value[0]!.exchanges.size;
  await exportFlows(store);
  const { entries } = JSON.parse(await written[0]!.text).log;
  expect(entries).toHaveLength(captured - 2);
  expect(store.message.value).toMatch(new RegExp(`: ${entries.length}\\. .*: 2\\.$`));
});

it('says so when there is nothing to write', async () => {
  const store = createStore();
  await exportFlows(store);
  expect(store.message.value).toMatch(/nothing to export/);
  expect(written).toHaveLength(0);
});
