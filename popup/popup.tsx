import { render } from 'preact';
import { QuickCheck } from './quick-check.tsx';

// The fields are on screen before the search for explanations is read.
render(<QuickCheck load={() => import('./check.ts')} />, document.getElementById('root')!);
