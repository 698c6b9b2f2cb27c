import type { FlowDiagnosis } from '../src/diagnosis/diagnosis.ts';
import { t } from '../src/extension/text.ts';

/** The verdict as plain text for an issue or a chat; it holds no secret, for no sentence of a diagnosis does. */
export function verdictText({ headline, rootCause, alsoWrong, hypotheses, server, clientId, provider }: FlowDiagnosis): string {
  const lines = [headline];
  if (rootCause) {
    lines.push(`${t(`standing_${rootCause.standing}`)} (${rootCause.cause})`, '', rootCause.text, '', `${t('fix')}: ${rootCause.fix}`);
    const snippet = rootCause.snippets[0];
    if (snippet) lines.push('', snippet.code);
  }
  if (alsoWrong.length) lines.push('', `${t('also_wrong')}:`, ...alsoWrong.map(({ title, cause }) => `- ${title} (${cause})`));
  const out = hypotheses.filter(({ standing }) => standing === 'ruled-out');
  if (out.length) lines.push('', `${t('ruled_out')}:`, ...out.map(({ title, because }) => `- ${title}: ${because}`));
  lines.push('', [server, provider?.name, clientId].filter(Boolean).join(' · '));
  return `${lines.join('\n').trim()}\n`;
}
