import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { List, Prose } from './html-text.tsx';
import { standingNames, standings } from './steps.ts';

/** The other causes, each with how it stands and why. */
export function Hypotheses({ flow: { hypotheses, rootCause } }: { flow: FlowDiagnosis }) {
  const others = hypotheses.filter(({ cause }) => cause !== rootCause?.cause);
  if (others.length === 0) return null;
  return (
    <details open>
      <summary>Other causes that were looked at</summary>
      {standings.map((standing) => {
        const some = others.filter((each) => each.standing === standing);
        return (
          some.length > 0 && (
            <List key={standing} title={standingNames[standing]} items={some.map(({ title, because }) => `${title}: ${because}`)} />
          )
        );
      })}
    </details>
  );
}

const verdictWords = { faulty: '✗', inconclusive: '?', crashed: '!', sound: '✓', 'not-applicable': '–' };

/** Every check that applied, with its result. */
export function Checks({ flow: { findings } }: { flow: FlowDiagnosis }) {
  const judged = findings.filter(({ verdict }) => verdict !== 'not-applicable');
  const count = (verdict: string) => judged.filter((finding) => finding.verdict === verdict).length;
  return (
    <details>
      <summary>
        {judged.length} checks: {count('faulty')} faulty, {count('inconclusive')} cannot be judged here, {count('sound')} sound
      </summary>
      <table>
        <tbody>
          {judged.map(({ rule, verdict, title, text }, index) => (
            <tr key={index}>
              <td>{verdictWords[verdict]}</td>
              <td>
                <code>{rule}</code>
              </td>
              <td>
                <Prose text={text || title} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
