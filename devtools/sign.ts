import type { FlowDiagnosis, Hypothesis } from '../src/diagnosis/diagnosis.ts';
import { t } from '../src/extension/text.ts';
import type { Sign } from '../src/picture/icon.tsx';

/** The shape and colour of how sure an answer is, wherever it stands. */
export const signOfStanding: Readonly<Record<Hypothesis['standing'], Sign>> = {
  proved: 'bad',
  likely: 'warn',
  possible: 'warn',
  'ruled-out': 'out',
  'not-observable': 'unseen',
};

/** The shape and colour of a flow's state: an error only where the cause is proved. */
export const signOf = ({ status, rootCause }: Pick<FlowDiagnosis, 'status' | 'rootCause'>): Sign => {
  if (status === 'failed') return rootCause ? signOfStanding[rootCause.standing] : 'bad';
  return status === 'sound' ? 'good' : 'wait';
};

/** The same in words. */
export const statusWords = ({ status, unjudged }: Pick<FlowDiagnosis, 'status' | 'unjudged'>): string =>
  t(unjudged ? 'unjudged' : `status_${status}`);
