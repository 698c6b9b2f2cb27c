import type { Comparison, FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import { secretValues } from '../src/picture/masking.ts';

/** Whether the values may only be seen when asked for. A challenge travels in the open, unless it is the verifier itself (`plain`) or another secret of the flow. */
export function isSecretComparison({ flow }: Pick<FlowDiagnosis, 'flow'>, { name, secret, expected, observed }: Comparison): boolean {
  const secrets = secretValues(flow);
  return secrets.has(expected.value) || secrets.has(observed.value) || (secret && name !== 'code_challenge');
}
