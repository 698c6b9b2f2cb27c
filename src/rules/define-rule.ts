import type { Flow, FlowWith } from '../flow/flow.ts';
import type { BlindSpot, Evidence } from '../http/exchange.ts';
import type { MessageKind } from '../oauth/message.ts';
import type { Citation } from '../oauth/specifications.ts';
import type { Provider } from '../providers/provider.ts';

/** `error` breaks the flow or violates a MUST with a security effect, `warning` a SHOULD or a likely cause, `note` informs. */
export type Severity = 'error' | 'warning' | 'note';

/** The part of a sign-in that a rule is about; also its folder. */
export type Stage =
  | 'discovery'
  | 'authorization-request'
  | 'authorization-response'
  | 'token-request'
  | 'token-response'
  | 'correlation'
  | 'transport'
  | 'id-token'
  | 'refresh'
  | 'enforcement';

/** What a fault of this rule does: break the sign-in, weaken it, hinder other parties, or (`positive`) show that something is right. */
export type Effect = 'breaks' | 'weakens' | 'hinders' | 'positive';

/** Everything the panel, the reports and the documentation say about a rule, in one place. */
export interface RuleMeta {
  readonly id: string;
  readonly stage: Stage;
  readonly title: string;
  readonly severity: Severity;
  readonly effects: readonly [Effect, ...Effect[]];
  readonly since: string;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly why: string;
  readonly fix: string;
  /** What looks like this fault and is none. */
  readonly notToBeConfusedWith?: string;
  /** Transcripts that document the rule and, being run, test it. */
  readonly examples: { readonly faulty: readonly [string, ...string[]]; readonly sound: readonly [string, ...string[]] };
}

/** One thing that is wrong. `text` never quotes a secret. */
export interface Fault {
  readonly message: string;
  readonly text: string;
  /** This fault's severity, where it differs from the rule's. */
  readonly severity?: Severity;
  /** This fault's remedy, where it is more exact than the rule's. */
  readonly fix?: string;
  readonly at: readonly [Evidence, ...Evidence[]];
}

/** What a rule may conclude. Two more answers are given on its behalf: not-applicable and crashed. */
export type Verdict =
  | { readonly verdict: 'sound' }
  | { readonly verdict: 'faulty'; readonly faults: readonly [Fault, ...Fault[]] }
  | { readonly verdict: 'inconclusive'; readonly because: BlindSpot };

export type Outcome =
  | Verdict
  | { readonly verdict: 'not-applicable'; readonly missing: readonly MessageKind[] }
  | { readonly verdict: 'crashed'; readonly error: string };

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

/** The only vocabulary a rule has for its answer; message names and placeholders are checked by the compiler. */
export interface Conclude<Messages extends Record<string, string>> {
  sound(): Verdict;
  /** The rule's condition does not hold in this flow: nothing was judged. */
  notApplicable(): Outcome;
  inconclusive(because: BlindSpot): Verdict;
  faulty<Name extends keyof Messages & string>(
    message: Name,
    values: Record<Placeholder<Messages[Name]>, string | number>,
    at: readonly [Evidence, ...Evidence[]],
    instead?: { severity?: Severity; fix?: string },
  ): Verdict;
  /** Joins several verdicts: faulty with every fault if any is, else inconclusive if any is, else sound. */
  together(verdicts: readonly Outcome[]): Verdict;
}

export interface RuleDefinition<Needs extends MessageKind, Uses extends MessageKind, Messages extends Record<string, string>>
  extends RuleMeta {
  /** Without these messages the rule is not applicable. None where one of several is enough. */
  readonly needs: readonly Needs[];
  /** Messages that the rule looks at where they are there. */
  readonly uses?: readonly Uses[];
  /** The rule may read, in place of a token request that a server makes out of sight, the one by which the page handed that server the code. */
  readonly readsHandover?: true;
  /** The rule may read, in place of an authorization request that never came, the pushed one that was refused (RFC 9126 §2.3). */
  readonly readsPushed?: true;
  readonly messages: Messages;
  check(flow: FlowWith<Needs, Uses> & { readonly provider?: Provider }, conclude: Conclude<Messages>): Outcome;
}

export interface Rule extends RuleMeta {
  readonly needs: readonly MessageKind[];
  readonly uses: readonly MessageKind[];
  readonly messages: Readonly<Record<string, string>>;
  check(flow: Flow, provider?: Provider): Outcome;
}

/** Makes a rule of its definition: what it did not name it does not get, and a throw costs that one rule. */
export function defineRule<
  const Needs extends MessageKind,
  const Messages extends Record<string, string>,
  const Uses extends MessageKind = never,
>(definition: RuleDefinition<Needs, Uses, Messages>): Rule {
  const conclude = vocabulary(definition.messages);
  const uses = definition.uses ?? [];
  const kinds = [...new Set<MessageKind>([...definition.needs, ...uses])];
  return {
    ...definition,
    uses,
    check(whole, provider) {
      const flow = definition.readsHandover ? withHandover(whole) : definition.readsPushed ? withPushed(whole) : whole;
      const missing = definition.needs.filter((kind) => !flow.messages[kind]);
      if (missing.length) return { verdict: 'not-applicable', missing };
      try {
        return definition.check({ ...narrow<Needs, Uses>(flow, kinds), ...(provider && { provider }) }, conclude);
      } catch (error) {
        return { verdict: 'crashed', error: error instanceof Error ? error.message : 'unknown' };
      }
    },
  };
}

/** A refused handover as the token request that would have been made of it. One that was taken shows what the server did, not what it ought to. */
function withHandover(flow: Flow): Flow {
  const { tokenRequest, codeHandover } = flow.messages;
  if (tokenRequest || !codeHandover || flow.derived.failure?.at !== 'handover') return flow;
  return { ...flow, messages: { ...flow.messages, tokenRequest: codeHandover } };
}

function withPushed(flow: Flow): Flow {
  const { authorizationRequest, pushedAuthorizationRequest } = flow.messages;
  if (authorizationRequest || !pushedAuthorizationRequest || flow.derived.failure?.at !== 'pushed') return flow;
  return { ...flow, messages: { ...flow.messages, authorizationRequest: pushedAuthorizationRequest } };
}

function vocabulary<Messages extends Record<string, string>>(messages: Messages): Conclude<Messages> {
  const sound = { verdict: 'sound' } as const;
  return {
    sound: () => sound,
    notApplicable: () => ({ verdict: 'not-applicable', missing: [] }),
    inconclusive: (because) => ({ verdict: 'inconclusive', because }),
    faulty: (message, values, at, instead) => ({
      verdict: 'faulty',
      faults: [{ message, text: fill(messages[message]!, values), at, ...instead }],
    }),
    together(verdicts) {
      const faults = verdicts.flatMap((verdict) => (verdict.verdict === 'faulty' ? verdict.faults : []));
      if (faults.length) return { verdict: 'faulty', faults: faults as [Fault, ...Fault[]] };
      return (verdicts.find((verdict) => verdict.verdict === 'inconclusive') as Verdict | undefined) ?? sound;
    },
  };
}

/** The one cast of the engine: the caller has just seen that the messages are there. */
function narrow<Needs extends MessageKind, Uses extends MessageKind>(flow: Flow, kinds: readonly MessageKind[]) {
  const messages: Record<string, unknown> = {};
  for (const kind of kinds) messages[kind] = flow.messages[kind];
  return {
    ...messages,
    timeline: flow.timeline.filter((message) => kinds.includes(message.kind)),
    tokenExchanges: kinds.includes('tokenRequest') ? flow.tokenExchanges : [],
    refreshExchanges: kinds.includes('refreshRequest') ? flow.refreshExchanges : [],
    derived: flow.derived,
  } as unknown as FlowWith<Needs, Uses>;
}

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
