import { useSignal } from '@preact/signals';
import type { Finding, FlowDiagnosis } from '../../src/diagnosis/diagnosis.ts';
import { citationsOf, reasonOf } from '../../src/extension/engine-sentences.ts';
import { t } from '../../src/extension/text.ts';
import { Icon, type Sign } from '../../src/picture/icon.tsx';
import { useStore } from './context.ts';
import { Fold } from './fold.tsx';
import { Prose } from './prose.tsx';

type Verdict = Finding['verdict'];

const stages: Finding['stage'][] = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'token-response',
  'correlation',
  'transport',
  'id-token',
  'refresh',
  'enforcement',
];
const shown: Verdict[] = ['faulty', 'inconclusive', 'sound', 'not-applicable', 'crashed'];
const severities: Finding['severity'][] = ['error', 'warning', 'note'];

/** The faulty ones first, the worst of them at the top. */
const rankOf = ({ verdict, severity }: Finding) => shown.indexOf(verdict) + (verdict === 'faulty' ? severities.indexOf(severity) / 10 : 0);

const signOf = ({ verdict, severity }: Finding): Sign => {
  if (verdict === 'faulty') return severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'note';
  return verdict === 'sound' ? 'good' : verdict === 'inconclusive' ? 'unseen' : 'wait';
};

/** Every check that was made, by stage, the faulty ones first; each verdict can be left out. */
export function Checks({ findings }: FlowDiagnosis) {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const word = wordOf(finding);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (
    <Fold
      class="checks"
      summary={
        <>
          {t('checks')} <span class="dim">{[...counts].map(([name, count]) => `${count} ${name}`).join(' · ')}</span>
        </>
      }
    >
      {() => <AllChecks findings={findings} />}
    </Fold>
  );
}

function AllChecks({ findings }: Pick<FlowDiagnosis, 'findings'>) {
  const wanted = useSignal<Verdict | 'all'>('all');
  const visible = findings.filter(({ verdict }) => wanted.value === 'all' || verdict === wanted.value);
  return (
    <>
      <fieldset class="choices">
        <legend class="off-screen">{t('checks_show')}</legend>
        {(['all', ...shown] as const).map((verdict) => (
          <button
            type="button"
            key={verdict}
            class="tab"
            aria-pressed={wanted.value === verdict}
            onClick={() => {
              wanted.value = verdict;
            }}
          >
            {verdict === 'all' ? t('checks_all') : word(verdict)}
          </button>
        ))}
      </fieldset>
      {stages.map((stage) => (
        <Stage key={stage} stage={stage} findings={visible.filter((finding) => finding.stage === stage)} />
      ))}
    </>
  );
}

const word = (verdict: Verdict) => t(`verdict_${verdict.replace('-', '_') as 'not_applicable'}`);

/** A note is nothing wrong, though the rule found what it looks for. */
const wordOf = ({ verdict, severity }: Finding) => (verdict === 'faulty' && severity === 'note' ? t('verdict_noted') : word(verdict));

/** The reason of a rule, and where it is written. */
function Why({ rule }: { rule: string }) {
  const meta = useStore().ruleMeta.value?.(rule);
  if (!meta) return null;
  const why = meta.why || reasonOf('why', rule);
  const not = meta.notToBeConfusedWith ?? reasonOf('not', rule);
  return (
    <>
      <p>
        <b>{t('why')}</b> <Prose text={why} />
      </p>
      {not && (
        <p>
          <b>{t('not_this')}</b> <Prose text={not} />
        </p>
      )}
      <p class="citations">
        {(meta.citations.length ? meta.citations : citationsOf(rule)).map(({ label, url }) => (
          <a key={label} href={url} target="_blank" rel="noreferrer">
            {label}
          </a>
        ))}
      </p>
    </>
  );
}

function Stage({ stage, findings }: { stage: Finding['stage']; findings: readonly Finding[] }) {
  if (!findings.length) return null;
  const ordered = [...findings].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <section class="stage">
      <h2>{t(`stage_${stage.replaceAll('-', '_') as 'token_request'}`)}</h2>
      <ul>
        {ordered.map((finding) => (
          <li key={`${finding.rule} ${finding.text}`} data-rule={finding.rule} data-verdict-of={finding.verdict}>
            <Icon sign={signOf(finding)} label={wordOf(finding)} />
            <details class="also">
              <summary>
                <span lang="en">{finding.title}</span> <code class="dim">{finding.rule}</code>
              </summary>
              {finding.text && (
                <p>
                  <Prose text={finding.text} />
                </p>
              )}
              {finding.fix && finding.verdict === 'faulty' && (
                <p>
                  <b>{t('fix')}</b> <Prose text={finding.fix} />
                </p>
              )}
              <Why rule={finding.rule} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
