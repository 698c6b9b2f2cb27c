/** A reason why the command could not run, told to the user as it stands: what was tried, what was found, what to do next. */
export class Problem extends Error {}

/** The same, when the user has been told already. */
export class ToldProblem extends Problem {}
