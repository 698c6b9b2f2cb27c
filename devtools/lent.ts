import type { Row } from './store.ts';

/** What the chosen sign-in sent that belongs to another one of its recording, and whose it is. */
export interface Lent {
  name: 'code' | 'code_verifier';
  flow: string;
  recording: string;
}

/** A verifier is known by its challenge, which is what its own sign-in sent. */
export function lentTo(chosen: Row | null): Lent | undefined {
  const { rootCause, flow } = chosen?.flow ?? {};
  const value = rootCause?.comparison?.observed.value;
  const name = rootCause?.cause === 'verifier-from-other-attempt' ? 'code_verifier' : 'code';
  if (!rootCause?.cause.endsWith('-from-other-attempt') || !flow || value === undefined) return undefined;
  const owners = flow.derived.others.filter(({ challenge, code }) => value === (name === 'code' ? code : challenge));
  const owner = owners.find(({ code }) => code !== undefined) ?? owners[0];
  return owner && { name, flow: owner.flow, recording: chosen!.recording.id };
}
