import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import type { FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { awkward } from './sound/awkward.ts';
import { backends } from './sound/backends.ts';
import { clients } from './sound/clients.ts';
import { cut } from './sound/cut.ts';
import { elsewhere } from './sound/elsewhere.ts';
import { entra } from './sound/entra.ts';
import { recorders } from './sound/recorders.ts';
import { servers } from './sound/servers.ts';
import { services } from './sound/services.ts';
import { strangers } from './sound/strangers.ts';
import type { Situation } from './sound/wire.ts';

const situations: Record<string, Record<string, Situation>> = {
  entra,
  clients,
  services,
  servers,
  backends,
  elsewhere,
  awkward,
  cut,
  strangers,
};

/** A flow in the words that a failing test shows. */
const alarmsOf = (found: readonly FlowDiagnosis[]) =>
  found.flatMap((flow) => [
    ...(flow.rootCause ? [`${flow.id} root cause ${flow.rootCause.cause}: ${flow.rootCause.text}`] : []),
    ...flow.findings
      .filter(({ verdict, severity }) => verdict === 'crashed' || (verdict === 'faulty' && severity !== 'note'))
      .map(({ rule, severity, text }) => `${flow.id} ${severity} ${rule}: ${text}`),
  ]);

describe.each(Object.entries(situations))('%s', (_, each) => {
  it.each(Object.entries(each))('%s', (_name, { traffic, flows, says }) => {
    const found = analyse(parseTranscript(traffic)).flows;
    expect([...alarmsOf(found), ...found.map(({ status }) => status)]).toEqual(flows);
    if (says) expect(found.map(({ headline }) => headline).join('\n')).toMatch(says);
  });
});

describe('one sound sign-in, as recorded by', () => {
  it.each(Object.entries(recorders))('%s', (_name, [exchanges, status]) => {
    const found = analyse(exchanges()).flows;
    expect([...alarmsOf(found), ...found.map((flow) => flow.status)]).toEqual([status]);
  });
});
