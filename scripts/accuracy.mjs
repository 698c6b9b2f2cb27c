// How often the true cause is named first, over recordings whose cause is known: `npm run accuracy [-- FOLDER…] [--readme]`.
// With --readme the table goes into README.md.
// A folder holds manifest.json: a list of { file, verdict, cause, cause_detail }; `causes` in expected-causes.json maps its words to cause ids.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildNode } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
await buildNode();
const { analyse, checkSignatures, exchangesOfHar } = await import('../dist/engine.mjs');
const expected = JSON.parse(readFileSync(path.join(root, 'test/corpus/expected-causes.json'), 'utf8'));
const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folders = (given.length ? given : ['test/corpus', '../shared/corpus'])
  .map((folder) => path.resolve(root, folder))
  .filter((folder) => existsSync(path.join(folder, 'manifest.json')));

const totals = { first: 0, wrong: 0, silent: 0, hidden: 0, broken: 0, sound: 0, error: 0, warning: 0, note: 0 };
const misses = [];
for (const folder of folders) {
  for (const recording of JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))) {
    const { exchanges } = exchangesOfHar(JSON.parse(readFileSync(path.join(folder, recording.file), 'utf8')));
    judge(recording, analyse(exchanges, { signatures: await checkSignatures(exchanges) }).flows);
  }
}

function judge(recording, flows) {
  const named = flows.map((flow) => flow.rootCause).filter(Boolean);
  if (!recording.cause) {
    totals.sound++;
    const faults = flows
      .flatMap((flow) => flow.findings)
      .filter((finding) => finding.verdict === 'faulty' || finding.verdict === 'crashed');
    for (const { severity, rule, text } of faults) {
      if (severity !== 'note') misses.push(`${recording.file}: false ${severity} ${rule}: ${text}`);
    }
    for (const severity of ['error', 'warning', 'note']) if (faults.some((finding) => finding.severity === severity)) totals[severity]++;
    if (named.length) misses.push(`${recording.file}: named ${named[0].cause} on a sound sign-in`);
    return;
  }
  totals.broken++;
  if (/cause-not-visible/.test(recording.notes ?? '')) {
    totals.hidden++;
    if (named.length) misses.push(`${recording.file}: named ${named[0].cause}, though the cause cannot be seen`);
    return;
  }
  const wanted = expected[recording.cause] ?? { cause: [recording.cause, ...(recording.alsoRight ?? '').split(' ')], says: '' };
  const right = named.find(
    (cause) => wanted.cause.includes(cause.cause) && new RegExp(wanted.says, 'i').test(`${cause.title} ${cause.text}`),
  );
  if (right && named[0] === right) totals.first++;
  else if (named.length) {
    totals.wrong++;
    misses.push(`${recording.file}: ${recording.cause} (${recording.cause_detail ?? ''}): named ${named[0].cause}: ${named[0].text}`);
  } else {
    totals.silent++;
    misses.push(`${recording.file}: ${recording.cause} (${recording.cause_detail ?? ''}): nothing named`);
  }
}

const visible = totals.broken - totals.hidden;
const share = (count, of) => `${count} of ${of}${of ? ` (${Math.round((100 * count) / of)} %)` : ''}`;
console.log(`Broken recordings whose cause is visible: ${visible}${totals.hidden ? ` (${totals.hidden} more whose cause cannot be seen)` : ''}
  true cause named first   ${share(totals.first, visible)}
  a wrong one named        ${share(totals.wrong, visible)}
  silent                   ${share(totals.silent, visible)}
Sound recordings: ${totals.sound}
  with a false error       ${share(totals.error, totals.sound)}
  with a false warning     ${share(totals.warning, totals.sound)}
  with a note              ${share(totals.note, totals.sound)}`);
for (const miss of misses) console.log(`- ${miss}`);
if (misses.length) process.exitCode = 1;

if (process.argv.includes('--readme')) {
  const file = path.join(root, 'README.md');
  const table = `| Over ${totals.broken + totals.sound} recordings of real clients and servers | |
|---|---|
| broken, with a cause that the recording shows | ${visible} |
| the true cause named first | ${share(totals.first, visible)} |
| a wrong cause named | ${share(totals.wrong, visible)} |
| sound | ${totals.sound} |
| a false error or warning on a sound one | ${share(totals.error + totals.warning, totals.sound)} |`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(<!-- accuracy -->)[\s\S]*?(<!-- \/accuracy -->)/, `$1\n${table}\n$2`));
}
