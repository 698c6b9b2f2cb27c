import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import schema from '../../docs/check.schema.json' with { type: 'json' };
import { complaints, undescribed } from './support/json-schema.ts';
import { corpus, root, run } from './support/run.ts';

const some = [
  'genesys-sdk-redirect-uri',
  'state-mismatch',
  'verifier-overwritten',
  'cors-blocked',
  'oidc-client-ts',
  'genesys-sdk-double-effect',
].map((name) => corpus(`${name}.har`));
const broken = path.join(root, 'test/cli/broken.har');
const line = { $ref: '#/$defs/line', $defs: schema.$defs };

describe('the JSON of check', () => {
  test('is as its schema says, over every kind of recording and for files that cannot be read', async () => {
    const { out, code } = await run(['check', '--format', 'json', ...some, broken, 'missing.har']);
    const report: unknown = JSON.parse(out);
    expect(complaints(report, schema)).toEqual([]);
    expect(undescribed(report, schema)).toEqual([]);
    expect(code).toBe(2);
  });

  test('gives one element a file in the order given', async () => {
    const files = [corpus('sound.har'), 'missing.har', corpus('challenge-hex.har')];
    const { out } = await run(['check', '--format', 'json', ...files]);
    expect(JSON.parse(out).files.map(({ file }: { file: string }) => file)).toEqual(files);
  });

  test('has a schema that finds what is wrong', async () => {
    const { out } = await run(['check', '--format', 'json', corpus('challenge-hex.har')]);
    const report = JSON.parse(out);
    report.files[0].flows[0].status = 'fine';
    delete report.files[0].flows[0].rootCause.fix;
    report.files[0].flows[0].findings[0].at = [{ entry: -1, part: 'request-url' }];
    report.files[0].more = 1;
    expect(complaints(report, schema)).toEqual([
      expect.stringContaining('status is "fine"'),
      expect.stringContaining('rootCause.fix is missing'),
      expect.stringContaining('rootCause is no null'),
      expect.stringContaining('at[0].entry is below 0'),
    ]);
    expect(undescribed(report, schema)).toEqual(['$.files[].more']);
  });

  test('has its members explained, each of them, in docs/json.md', () => {
    const text = readFileSync(path.join(root, 'docs/json.md'), 'utf8');
    const names = Object.values(schema.$defs).flatMap((definition) => Object.keys('properties' in definition ? definition.properties : {}));
    expect([...new Set(names)].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('--stream', () => {
  test('writes a line for each flow, and one for a file that breaks off', async () => {
    const { out } = await run(['check', '--stream', ...some, broken]);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(lines.flatMap((each) => [...complaints(each, line), ...undescribed(each, line)])).toEqual([]);
    const { out: whole } = await run(['check', '--format', 'json', ...some]);
    const flows = (JSON.parse(whole).files as { flows: unknown[] }[]).flatMap((file) => file.flows);
    expect(lines.filter((each) => !('error' in each))).toHaveLength(flows.length);
    expect(lines.at(-1)).toEqual({ version: 1, file: broken, error: expect.stringContaining('ends too early') });
  });

  test('writes each file as soon as it is judged', async () => {
    const pieces: string[] = [];
    await run(['check', '--stream', corpus('sound.har'), corpus('challenge-hex.har')], { out: (text) => pieces.push(text) });
    expect(pieces.filter(Boolean)).toHaveLength(2);
  });

  test('cannot be another format', async () => {
    expect(await run(['check', '--stream', '--format', 'html', corpus('sound.har')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--stream'),
    });
  });
});
