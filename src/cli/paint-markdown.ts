import type { Style } from '../report/text.ts';
import { wrap } from '../report/wrap.ts';

/** The Markdown of our own pages for a terminal: headings bold, code coloured, paragraphs broken at the width, links as their address. */
export function paintMarkdown(markdown: string, style: Style, columns: number): string {
  const width = Math.min(columns, 100);
  let isCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [`    ${style.cyan(line)}`];
    if (line.startsWith('#')) return [style.bold(line.replace(/^#+ /, ''))];
    const plain = line.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 $2');
    const wrapped = plain.startsWith('- ') ? `- ${wrap(plain.slice(2), '  ', width).trimStart()}` : plain && wrap(plain, '', width);
    return [wrapped.replace(/`([^`]+)`/g, (_, code: string) => style.cyan(code))];
  });
  return lines.join('\n');
}
