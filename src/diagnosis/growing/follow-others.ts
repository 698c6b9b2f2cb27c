import type { Derived, Flow } from '../../flow/flow.ts';
import type { Known } from './known.ts';

/** The facts about all other sign-ins are those of now, whenever they are asked for: to renew them at each message costs more than to judge one. */
export function followOthers(flow: Flow, known: () => readonly Known[], recording: Derived['recording']): Flow {
  const { id, derived } = flow;
  return {
    ...flow,
    derived: Object.defineProperties(derived, {
      others: { enumerable: true, get: () => known().flatMap(({ other }) => (other.flow === id ? [] : [other])) },
      recording: { enumerable: true, get: () => ({ ...recording }) },
    }),
  };
}
