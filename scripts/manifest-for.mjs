/** Parts of the one manifest that a browser does not know and would warn about. */
const unknownTo = {
  chrome: {
    keys: ['browser_specific_settings', 'background.scripts'],
    permissions: ['webRequestBlocking', 'webRequestFilterResponse'],
  },
  firefox: { keys: ['minimum_chrome_version', 'background.service_worker', 'incognito'], permissions: [] },
};

/** The browsers that the extension is built for. */
export const browsers = Object.keys(unknownTo);

/** The manifest for one browser: the version stamped, what the browser does not know dropped. */
export function manifestFor(browser, source, version) {
  const manifest = { ...structuredClone(source), version };
  const { keys, permissions } = unknownTo[browser];
  for (const key of keys) {
    const [outer, inner] = key.split('.');
    if (inner) delete manifest[outer][inner];
    else delete manifest[outer];
  }
  manifest.permissions = manifest.permissions.filter((name) => !permissions.includes(name));
  return manifest;
}
