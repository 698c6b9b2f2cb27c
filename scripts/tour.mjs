// The lab's flows through the real extension in a real browser without a display: what `npm start` does where nobody can look.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { faults } from '../lab/faults.mjs';
import { drive, flows } from '../test/e2e/support/lab-flows.mjs';
import { sleep, until } from '../test/e2e/support/wait.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Presses Export and gives the file that was downloaded its name. */
async function exportTo(panel, folder, name) {
  const before = new Set(await readdir(folder));
  await panel.click('[data-action="export"]');
  const isDone = (file) => !before.has(file) && !/\.(crdownload|part|tmp)$/.test(file) && !file.startsWith('.');
  const file = await until(async () => (await readdir(folder)).find(isDone), 'the exported file', 3000);
  await sleep(100);
  await rename(path.join(folder, file), path.join(folder, name));
}

/** Runs the command over the exported captures, as a user would. */
function report(files, format) {
  const cli = path.join(root, 'bin/pkce-inspector.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'check', ...files, '--format', format], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1) throw new Error(`pkce-inspector check --format ${format} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Drives all flows (or those of one fault), prints a line each, writes pictures and reports into `out`; returns the exit code. */
export async function tour({ launch, lab, browser, extension, fault, out }) {
  const wanted = flows.filter((flow) => !fault || flow.fault === fault);
  if (wanted.length === 0) throw new Error(`The lab has no fault ${fault}. It has ${faults.map(({ name }) => name).join(', ')}.`);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const driver = await launch({ browser, extension, downloads: out });
  const files = [];
  const failures = [];
  let right = 0;
  try {
    await driver.goto('about:blank');
    const panel = await driver.openPanel();
    console.log(`${driver.version}, without a display. The lab is at ${lab.appOrigin}.\n`);
    for (const flow of wanted) {
      const label = flow.name.padEnd(30);
      try {
        const { cause, status, verdict } = await drive(driver, lab, flow);
        const isRight = flow.expected.includes(cause);
        if (isRight) right += 1;
        const remark = isRight ? '' : `   (true is ${flow.expected.join(' or ') || 'no cause'})`;
        console.log(`${isRight ? '✓' : '✗'} ${label} ${status.padEnd(10)} ${(cause || '-').padEnd(28)} ${verdict}${remark}`);
        await panel.screenshot(path.join(out, `${flow.name}.png`));
      } catch (error) {
        console.log(`✗ ${label} ${error.message}`);
      }
      try {
        await exportTo(panel, out, `${flow.name}.har`);
        files.push(path.join(out, `${flow.name}.har`));
      } catch (error) {
        failures.push(`${flow.name} was not exported: ${error.message}`);
      }
    }
    await panel.screenshot(path.join(out, 'panel.png'));
  } finally {
    await driver.close();
  }
  if (files.length > 0) {
    await writeFile(path.join(out, 'report.txt'), report(files, 'text'));
    await writeFile(path.join(out, 'report.json'), report(files, 'json'));
  }
  if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
  console.log(
    `\n${right} of ${wanted.length} verdicts name the true cause. Pictures, captures and reports: ${path.relative(process.cwd(), out)}/`,
  );
  return right === wanted.length && failures.length === 0 ? 0 : 1;
}
