import { clearPair } from './har-gathered.ts';
import { sensitiveHeaders } from './har-glance.ts';
import { array, type Member, member, object } from './har-members.ts';
import { hasEscape, type Span, textOfContent } from './json-bytes.ts';

export const wantedHeaders = new Set(['referer', 'location', ...sensitiveHeaders]);
const wantedLengths = new Set([...wantedHeaders].map((name) => name.length));
const notWanted = 'another';

/** Most header fields are none of the wanted ones: their length alone says so, and they are never decoded. */
function headerNameOf(content: Span, isWhole: boolean): string {
  if (!wantedLengths.has(content.to - content.from) && !hasEscape(content)) return notWanted;
  const name = textOfContent(content, isWhole)?.toLowerCase() ?? notWanted;
  return wantedHeaders.has(name) ? name : notWanted;
}

const header = (name: string, fact: 'referer' | 'location') =>
  object(
    [
      member('name', {
        begins: (gathered) => {
          if (gathered.name !== undefined) gathered.isUncertain = true;
          gathered.name = notWanted;
        },
        takesText: (gathered, content, isWhole) => {
          gathered.name = headerNameOf(content, isWhole);
        },
      }),
      member('value', {
        begins: (gathered) => {
          gathered.value = undefined;
        },
        wants: (gathered) => gathered.name === undefined || gathered.name === name,
        takesText: (gathered, content, isWhole) => {
          gathered.value = textOfContent(content, isWhole);
        },
      }),
    ],
    {
      entered: clearPair,
      left: (gathered) => {
        if (gathered.name === name) gathered[fact] += `${gathered.value ?? ''} `;
        else if (gathered.name !== undefined && gathered.name !== notWanted)
          gathered.sawSensitiveHeader ||= sensitiveHeaders.includes(gathered.name);
      },
    },
  );

export const headers = (name: string, fact: 'referer' | 'location'): Member =>
  member('headers', {
    place: { ...array(header(name, fact)), isOfHeaders: true },
    begins: (gathered) => {
      gathered[fact] = '';
    },
  });
