import type { Cause } from '../diagnosis/diagnosis.ts';

/** How what the cause is about is marked: as wrong only where that is proved. */
export const toneOf = ({ standing }: Pick<Cause, 'standing'>): 'bad' | 'warn' => (standing === 'proved' ? 'bad' : 'warn');

/** Whether a verifier and a challenge that nothing explains are all there is: either may be the wrong one, and both are marked alike. */
export const isEither = ({ comparison, construction }: Pick<Cause, 'comparison' | 'construction'>): boolean =>
  comparison?.expected.made === 'S256(code_verifier)' && !construction?.length;
