import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import 'pkce-inspector/vitest';

const har = JSON.parse(readFileSync(process.env.LOGIN_HAR ?? 'login.har', 'utf8'));

test('signs in soundly', () => {
  expect(har).toHaveSoundFlows();
});
