import { t } from '../../src/extension/text.ts';
import { urlParts } from '../../src/http/url.ts';
import { duration } from '../../src/picture/duration.ts';
import { visibleText } from '../../src/picture/visible.ts';
import { timeOfDay } from '../clock.ts';
import type { Moment } from '../moments.ts';

/** When each of the messages was sent and what came of it, with the time between them. */
export function Moments({ moments }: { moments: readonly Moment[] }) {
  const twice = moments.some(({ again }) => again);
  return (
    <figure class="difference moments" aria-label={t('moments_label')} dir="ltr">
      <table>
        <tbody>
          {moments.map(({ message: { at, kind, side, method, url, exchange, status: own }, name, letter, again, status, after }) => (
            <tr key={exchange + side}>
              <td>
                <time class="dim">{timeOfDay(at, true)}</time>
              </td>
              <td>{after !== undefined && (again ? <>+{duration(after)}</> : <mark>+{duration(after)}</mark>)}</td>
              <td class="path">
                <code>{visibleText(`${side === 'request' ? method : (own ?? '')} ${urlParts(url).path}`.trim().slice(0, 200))}</code>
              </td>
              {twice && (
                <td class="told-apart">
                  {letter && <span class={again ? 'letter wrong' : 'letter'}>{letter}</span>}
                  {again && <mark class="again">2×</mark>}
                </td>
              )}
              <td>{status !== undefined && <b class={status < 400 ? 'good-text' : 'bad-text'}>→ {status}</b>}</td>
              <td class="dim spare">
                <code>{name}</code> {t(`kind_${kind}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
