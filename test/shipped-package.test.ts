import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

test('the package has what its help and its README name, and nothing that only a checkout can run', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  const paths = files.map((file) => file.path);
  expect(paths).toEqual(
    expect.arrayContaining(['bin/pkce-inspector.mjs', 'docs/json.md', 'docs/command.md', 'docs/check.schema.json', 'LICENSE']),
  );
  expect(paths.filter((name) => /^(?:scripts|src|test|lab)\//.test(name))).toEqual([]);
});
