import type { RuleMeta } from './define-rule.ts';
import { rules } from './index.ts';

/** What a rule says of itself: its reason, its places in the specifications, what it is not to be confused with. Undefined for an unknown id. */
export const ruleMeta = (id: string): RuleMeta | undefined => rules.find((rule) => rule.id === id);
