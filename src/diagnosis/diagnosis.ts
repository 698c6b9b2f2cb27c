import type { Flow, FlowId } from '../flow/flow.ts';
import type { BlindSpot, Evidence, Signatures } from '../http/exchange.ts';
import type { Severity, Stage } from '../rules/define-rule.ts';

/** How sure an answer is. `proved` rests on observed bytes alone; texts and timings never reach it. */
export type Standing = 'proved' | 'likely' | 'possible' | 'ruled-out' | 'not-observable';

/** Id of a rule, or of a hypothesis that has no rule. */
export type CauseId = string;

/** What a hypothesis about a failure came to, with the evidence. */
export interface Hypothesis {
  cause: CauseId;
  title: string;
  standing: Standing;
  because: string;
  at: Evidence[];
}

/** Two values that ought to be equal, for showing over each other. Secret values are masked by whoever shows them. */
export interface Comparison {
  name: string;
  expected: ComparedSide;
  observed: ComparedSide;
  secret: boolean;
}

export interface ComparedSide {
  label: string;
  /** Empty where nothing was sent. */
  value: string;
  absent?: true;
  at?: Evidence;
  /** What the value is where it is not the one that stands at that place but was made of it, such as `S256(code_verifier)`. */
  made?: string;
}

/** A step of the construction that leads from the observed verifier to the observed challenge. */
export interface ConstructionStep {
  id: string;
  text: string;
}

export interface Cause {
  cause: CauseId;
  standing: 'proved' | 'likely' | 'possible';
  severity: Severity;
  title: string;
  /** What exactly is wrong, in one or two sentences without secrets. */
  text: string;
  fix: string;
  snippets: { language: 'javascript' | 'python'; code: string }[];
  at: Evidence[];
  comparison?: Comparison;
  construction?: ConstructionStep[];
}

/** One rule's answer. `text` is set when it is faulty or inconclusive. */
export interface Finding {
  rule: string;
  stage: Stage;
  severity: Severity;
  verdict: 'faulty' | 'sound' | 'inconclusive' | 'not-applicable' | 'crashed';
  title: string;
  text: string;
  fix?: string;
  at: Evidence[];
  because?: BlindSpot;
}

/** `sound`: signed in and nothing is wrong; `failed`: a cause is named; `incomplete`: neither end was seen, and nothing is wrong so far. */
export type FlowStatus = 'sound' | 'failed' | 'incomplete';

export interface FlowDiagnosis {
  id: FlowId;
  status: FlowStatus;
  /** The verdict in one sentence. */
  headline: string;
  provider: { id: string; name: string } | null;
  /** Host of the authorization server. */
  server: string;
  clientId: string | null;
  startedAt: number;
  endedAt: number;
  rootCause: Cause | null;
  alsoWrong: Cause[];
  hypotheses: Hypothesis[];
  findings: Finding[];
  blindSpots: { because: BlindSpot; text: string; whatToDo: string }[];
  /** What else was seen that a person wants to know: the kind of token, what can be checked of it, the traps of the client in use. */
  facts: string[];
  flow: Flow;
  /** Put together and not judged yet, where only the newest were asked for first: nothing is said of it. */
  unjudged?: true;
}

/** What the whole recording could not show, in sentences. */
export interface Gap {
  because: BlindSpot;
  text: string;
}

export interface Diagnosis {
  version: 1;
  flows: FlowDiagnosis[];
  gaps: Gap[];
}

export interface AnalyseOptions {
  /** Seconds that the server's codes live, where the user knows it. */
  codeLifetime?: number;
  /** Rule ids to leave out, or the only ones to run. */
  ignore?: readonly string[];
  only?: readonly string[];
  /** Results of ID token signature checks by token, made beforehand (they are asynchronous). */
  signatures?: Signatures;
}
