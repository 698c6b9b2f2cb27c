import { genesysFaults } from '../genesys-faults.mjs';
import { run } from './main.js';

await run({
  faults: genesysFaults,
  groups: ['Genesys Cloud SDK', 'Custom widget'],
  libraries: { 'genesys-sdk': () => import('./libraries/genesys-sdk.js') },
});
