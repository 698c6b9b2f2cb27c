import { t, tn } from '../src/extension/text.ts';
import type { Say } from '../src/picture/say.ts';

/** The picture's sentences in the browser's language. */
export const say: Say = { t, tn };
