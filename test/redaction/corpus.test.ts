import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangesOfHar } from '../../src/capture/har-entry.ts';
import { redact } from '../../src/redaction/redact.ts';
import { comparable } from './verdicts.ts';

const recordings = ['test/corpus', '../shared/corpus/broken', '../shared/corpus/conformant']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.har'))
      .map((file) => `${folder}/${file}`),
  );

describe('redaction keeps every verdict', () => {
  it.each(recordings)('of %s', (file) => {
    const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(file, 'utf8')));
    const said = comparable(exchanges);
    expect(said(redact(exchanges, { random: randomBytes, version: '0' }).exchanges)).toEqual(said(exchanges));
  });
});
