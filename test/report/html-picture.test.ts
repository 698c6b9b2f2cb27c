// @vitest-environment happy-dom
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import english from '../../_locales/en/messages.json' with { type: 'json' };
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { redact } from '../../src/redaction/redact.ts';
import { share } from '../../src/redaction/share.ts';
import { htmlReport } from '../../src/report/html.tsx';
import { words } from '../../src/report/picture-words.ts';

function pageOf(file: string) {
  const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(`test/corpus/${file}`, 'utf8')));
  const one = share(redact(exchanges, { random: randomBytes, version: '1.2.3' }), file);
  return { page: new DOMParser().parseFromString(htmlReport([one]), 'text/html'), flows: one.diagnosis.flows };
}

it.each(readdirSync('test/corpus').filter((name) => name.endsWith('.har')))(
  'draws each sign-in of %s for a sheet and for a phone, with the values that differ marked',
  (file) => {
    const { page, flows } = pageOf(file);
    const sections = [...page.querySelectorAll('section.flow')];
    expect(sections).toHaveLength(flows.length);
    for (const [index, section] of sections.entries()) {
      const { rootCause, flow } = flows[index]!;
      for (const width of ['wide', 'narrow']) {
        const picture = section.querySelector(`.${width} .sequence`)!;
        expect(picture.querySelectorAll('.arrows .lane').length).toBeGreaterThan(2);
        expect(picture.querySelectorAll('.arrow').length).toBe(picture.querySelectorAll('.step').length);
        expect(picture.textContent).not.toContain('•');
        if (!rootCause?.comparison) continue;
        const crossed = [...section.querySelectorAll(`.${width} .swapped-sent`)].map((sent) => sent.textContent);
        if (rootCause.construction?.some(({ id }) => id === 'cf-x-roles-swapped')) {
          const sent = flow.timeline.find(({ kind }) => kind === 'tokenRequest')!.parameters;
          const verifier = sent.observed && sent.value.find(({ name }) => name === 'code_verifier')!.value;
          const ends = (value: string) => expect.stringMatching(new RegExp(`${value.slice(0, 5)}.*${value.slice(-5)}$`));
          expect(crossed).toEqual([ends(rootCause.comparison.observed.value), ends(verifier || 'none')]);
          continue;
        }
        expect(crossed).toEqual([]);
        const sides = [...section.querySelectorAll(`.${width} .difference .side`)].map((side) => side.textContent);
        expect(sides).toEqual([expect.stringContaining(rootCause.comparison.expected.label), expect.anything()]);
        expect(section.querySelectorAll(`.${width} .difference :is(mark, .gone)`).length).toBeGreaterThan(0);
      }
      expect(section.querySelectorAll('table.messages tbody tr')).toHaveLength(flow.timeline.length);
    }
  },
);

it('marks in the picture the slash that is too many', () => {
  const { page } = pageOf('redirect-uri-slash.har');
  const field = page.querySelector('.wide .field.bad')!;
  expect(field.querySelector('dt')?.textContent).toBe('redirect_uri');
  expect(field.querySelector('mark')?.textContent).toBe('/');
  expect(field.querySelector('.flag.bad')?.textContent).toContain('a slash too many at the end');
});

it('says in the picture what the panel says in English', () => {
  const panel = Object.fromEntries(Object.keys(words).map((key) => [key, english[key as keyof typeof words].message]));
  expect(words).toEqual(panel);
});
