import type { LaneId } from './lanes.ts';
import type { Layout } from './layout.ts';
import type { Say } from './say.ts';
import type { Picture } from './shape.ts';
import { visibleText } from './visible.ts';

/** Widths of a character of a lane's title and of its host, in CSS pixels. */
const wide = { title: 7.4, host: 6.35 };

/** Whether a message went there or came from there, as far as was seen. */
export const isReached = (lane: LaneId, steps: Layout['steps']): boolean =>
  steps.some(({ step: { from, to, unseen } }) => !unseen && (from === lane || to === lane));

/** Names of the lanes over their lines, in as many words as there is room for; where there is little, by turns on two lines. */
export function LaneHeads({ layout, picture, say: { t } }: { layout: Layout; picture: Picture; say: Say }) {
  const { lanes, narrow, width } = layout;
  const last = lanes.length - 1;
  const room = (lanes[last]!.x - lanes[0]!.x) / Math.max(1, last) - 8;
  const fits = (titles: string[]) => titles.every((title) => title.length * wide.title <= room);
  const long = lanes.map(({ id }) => t(`lane_${id}`));
  const titles = !narrow && fits(long) ? long : lanes.map(({ id }) => t(`lane_${id}_short`));
  const inTurns = !fits(titles);
  // The outer names begin or end at their lines and the inner ones stand across theirs: two neighbours share one and a half widths.
  const columns = Math.floor(room / 1.5 / wide.host);
  return (
    <>
      {lanes.map(({ id, x }, i) => {
        const { hosts = [], wrong } = picture.lanes[i] ?? {};
        const anchor = i === 0 ? 'start' : i === last ? 'end' : 'middle';
        const at = i === 0 ? Math.max(0, x - (narrow ? 6 : 16)) : i === last ? width - 2 : x;
        return (
          <g key={id} class={`lane-head${wrong ? ' wrong' : ''}${isReached(id, layout.steps) ? '' : ' unreached'}`} data-lane={id}>
            <text class="lane-title" x={at} y={inTurns && i % 2 ? 28 : 13} text-anchor={anchor}>
              {wrong && narrow ? `⚠ ${titles[i]}` : titles[i]}
            </text>
            {!narrow && !inTurns && (
              <text class="lane-host" x={at} y={27} text-anchor={anchor}>
                {wrong && '≠ '}
                {shortHost(hosts, columns)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** The first host in its two ends, and how many more there are. */
function shortHost(hosts: string[], columns: number): string {
  const host = visibleText(hosts[0]?.slice(0, 300) ?? '');
  const more = hosts.length > 1 ? ` +${hosts.length - 1}` : '';
  const room = Math.min(30, columns) - more.length;
  if (host.length <= room) return host + more;
  return room < 8 ? '' : `${host.slice(0, Math.ceil(room / 2) - 1)}…${host.slice(-Math.floor(room / 2))}${more}`;
}
