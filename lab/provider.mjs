/**
 * Loads oidc-provider without the line it prints on every Node below 22. The lab runs on Node 20 on purpose
 * (the floor in package.json), and its tests would tell if that stopped working.
 * @returns {Promise<typeof import('oidc-provider')>}
 */
export async function loadProvider() {
  const { warn } = console;
  console.warn = (...words) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
