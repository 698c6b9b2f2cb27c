import { faults, groups } from '../faults.mjs';
import { libraryFaults } from '../library-faults.mjs';
import { run } from './main.js';

await run({
  faults: [...faults, ...libraryFaults],
  groups: [...groups, 'oidc-client-ts', 'auth0-spa-js'],
  libraries: {
    'oidc-client-ts': () => import('./libraries/oidc-client-ts.js'),
    'auth0-spa-js': () => import('./libraries/auth0-spa-js.js'),
  },
});
