// What both commands need first: the packages and the browsers. Imports node:* only, for node_modules may be missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');

/** What a person sees is progress, so it goes to stderr; stdout belongs to the command that asked. */
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Whether node_modules holds exactly what the lock file names, by the copy of it that npm keeps there. */
export function modulesAreFresh(folder = root) {
  const wanted = readJson(path.join(folder, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(path.join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    if (name === '' || (optional && !installed[name])) return true;
    const found = installed[name];
    return (
      found?.version === version &&
      (integrity === undefined || found.integrity === integrity) &&
      existsSync(path.join(folder, name, 'package.json'))
    );
  });
}

/** Installs the packages when they are missing or stale. Install scripts stay off: none of the packages needs one. */
export function ensureModules() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  if (modulesAreFresh()) return;
  console.error('Installing the packages (npm ci) …');
  const { status, error } = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ''}; its output above says why.`);
}

const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    debian: ['chromium', 'fonts-dejavu-core'],
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    wish: 'Install Chromium or Chrome, or name its program in CHROME_PATH.',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    debian: ['firefox-esr', 'fonts-dejavu-core'],
    names: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-nightly'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    wish: 'Install Firefox 140 or newer, or name its program in FIREFOX_PATH.',
  },
};

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program of 'chromium' or 'firefox': what CHROME_PATH or FIREFOX_PATH names, else the usual names and places; undefined when none. */
export function findBrowser(browser) {
  const { variable, names, places } = browsers[browser];
  const named = process.env[variable];
  if (named) {
    if (!isProgram(named)) throw new Error(`${variable} names ${named}, which is not a program.`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...places].find(isProgram);
}

const isDebian = () => {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
};

const mayInstall = () => isDebian() && process.getuid?.() === 0;
const apt = (...args) => run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120', ...args]);

/** GNU parallel, for the one test that runs it; where it cannot be had that test says so and takes another way. */
export function offerParallel() {
  if (process.env.PATH?.split(path.delimiter).some((folder) => existsSync(path.join(folder, 'parallel'))) || !mayInstall()) return;
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'parallel');
  } catch {} // the test has another way
}

/** Finds each browser, or installs it by apt-get on Debian and Ubuntu as root; throws one sentence that says what to do. */
export function ensureBrowsers(wanted = ['chromium', 'firefox']) {
  const missing = wanted.filter((browser) => !findBrowser(browser));
  if (missing.length === 0) return;
  if (mayInstall()) {
    console.error(`Installing ${missing.join(' and ')} (apt-get) …`);
    apt('update');
    // One at a time: a package that the archive does not have must not cost the other.
    for (const browser of missing) apt('install', '-y', '--no-install-recommends', ...browsers[browser].debian);
  }
  const still = missing.filter((browser) => !findBrowser(browser));
  if (still.length > 0) throw new Error(`No ${still.join(' and no ')} found. ${still.map((browser) => browsers[browser].wish).join(' ')}`);
}

/** Everything; ends the process with a sentence when it cannot be had. */
export function setUp(wantedBrowsers) {
  try {
    ensureModules();
    ensureBrowsers(wantedBrowsers);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
