/** A broken sign-in: its traffic, and what has to be said of it. */
export interface Broken {
  traffic: string;
  /** The id that must be named, or the ids of which one must be. */
  cause: string | readonly string[];
  /** What the sentence has to name. */
  says: RegExp;
  /** Other things that are wrong in their own right. */
  also?: readonly string[];
  /** How sure it may be said; any of them by default. */
  standing?: 'proved' | 'likely' | 'possible' | 'not proved';
}

export type Cases = Readonly<Record<string, Broken>>;
