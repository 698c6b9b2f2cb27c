// @ts-check

// Bodies of functions that run with the browser's own rights in its window (Marionette's chrome context).

/** (id, patterns) */
export const grantHosts = `
  const [id, origins] = arguments;
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const extension = WebExtensionPolicy.getByID(id).extension;
  await ExtensionPermissions.add(id, { permissions: [], origins }, extension);
`;

/** (id) */
export const stopBackground = `
  const [id] = arguments;
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
`;
