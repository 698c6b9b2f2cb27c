import type { BlindSpot, Evidence } from '../../http/exchange.ts';
import { sentenceFor } from '../blind-spots.ts';
import { type Case, faultOf, isNamedByText } from '../case.ts';
import type { Hypothesis, Standing } from '../diagnosis.ts';
import { factWords } from '../fact-words.ts';

/** A hypothesis with the weight that ranks it among those of its standing. */
export interface Weighed extends Hypothesis {
  weight: number;
}

export interface HypothesisDefinition {
  /** Id of the cause that is named when nothing more exact is found. */
  cause: string;
  title: string;
  /** Weight before any evidence, 0 to 30: a judgement, kept as data. */
  prior: number;
  /** Rules whose fault proves this hypothesis, most specific first; the finding's rule becomes the cause. */
  provedBy: readonly string[];
  /** Rules that must be sound for the hypothesis to be ruled out (all that applied). */
  ruledOutBy?: readonly string[];
  soundBecause: string;
  /** Cause tags of the providers' error texts that name it. */
  tags?: readonly string[];
  /** Said when no rule could judge. */
  otherwise?: { standing: Standing; because: string };
}

/** Weighs a hypothesis: a proof outranks every text, a sound comparison outranks every guess. */
export function weigh(definition: HypothesisDefinition, given: Case): Weighed {
  const told = definition.tags !== undefined && isNamedByText(given, definition.tags);
  const fault = faultOf(given, definition.provedBy);
  if (fault)
    return fault.severity === 'note'
      ? answer(definition, 'possible', fault.text, fault.at, definition.prior + 10, fault.rule)
      : answer(
          definition,
          fault.severity === 'warning' ? 'likely' : 'proved',
          fault.text,
          fault.at,
          fault.severity === 'warning' ? 80 : 100,
          fault.rule,
        );
  const judges = (definition.ruledOutBy ?? definition.provedBy)
    .map((rule) => given.findings.get(rule))
    .filter((finding) => finding !== undefined);
  const blind = judges.find((finding) => finding.verdict === 'inconclusive');
  if (!blind && judges.some((finding) => finding.verdict === 'sound'))
    return answer(
      definition,
      'ruled-out',
      definition.soundBecause,
      judges.find((finding) => finding.verdict === 'sound')!.at,
      definition.prior,
    );
  if (told) return answer(definition, 'likely', `The server's own text says so: ${given.meanings[0]!.meaning}`, [], definition.prior + 40);
  if (blind?.because) return answer(definition, 'not-observable', sentenceFor(blind.because as BlindSpot), [], definition.prior);
  if (definition.otherwise) return answer(definition, definition.otherwise.standing, definition.otherwise.because, [], definition.prior);
  const { authorizationRequest, tokenRequest } = given.flow.messages;
  if (!authorizationRequest || !tokenRequest) return answer(definition, 'not-observable', factWords.oneRequest!, [], definition.prior);
  return answer(definition, 'ruled-out', factWords.notSent!, [], 0);
}

export function answer(
  definition: { cause: string; title: string },
  standing: Standing,
  because: string,
  at: Evidence[],
  weight: number,
  cause = definition.cause,
): Weighed {
  return { cause, title: definition.title, standing, because, at, weight };
}
