import { visibleLines } from '../report/visible.ts';
import type { Terminal } from './terminal.ts';

/** A reason why the command could not run, told to the user as it stands: what was tried, what was found, what to do next. */
export class Problem extends Error {}

/** The same, when the user has been told already. */
export class ToldProblem extends Problem {}

/** Tells the user what is wrong. File names, also those inside of an archive, may hold what a terminal would obey. */
export const complain = ({ err }: Pick<Terminal, 'err'>, what: string): void => err(`pkce-inspector: ${visibleLines(what)}\n`);
