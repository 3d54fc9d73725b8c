import type { IntroducingCandidate } from '../../domain/causes.js';
import { InputError } from '../../errors.js';
import { RULES, type Rule } from './rules.js';
import type { Signals } from './signals.js';

/** A candidate with its score among the candidates of the same fix. */
export interface Ranked {
  readonly signals: Signals;
  readonly score: number;
  /** What each rule added to the score, by its id. */
  readonly parts: Readonly<Record<string, number>>;
  /** Distance to the next candidate’s score; 0 for the last. */
  readonly margin: number;
  /** The share of the model’s belief that is on it; all candidates of a fix sum to 1. */
  readonly probability: number;
}

/** From which probability on a candidate has its tier. Measured: see `docs/introducing.md`. */
export const TIERS = { high: 0.65, medium: 0.35 } as const;

/**
 * The rules, without those switched off.
 * @throws InputError when there is no rule of that id
 */
export function activeRules(switchedOff: readonly string[] = []): Rule[] {
  const unknown = switchedOff.find((id) => !RULES.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    throw new InputError(
      `there is no rule "${unknown}" for introducing commits`,
      `The rules are ${RULES.map((rule) => rule.id).join(', ')}.`,
    );
  }
  return RULES.filter((rule) => !switchedOff.includes(rule.id));
}

/** Weighs the candidates of one fix. Highest score first; of equals the newer one. */
export function rankCandidates(candidates: readonly Signals[], rules: readonly Rule[] = RULES): Ranked[] {
  const scored = candidates.map((signals) => {
    const parts = Object.fromEntries(rules.map((rule) => [rule.id, rule.weight * rule.value(signals)]));
    return { signals, parts, score: Object.values(parts).reduce((sum, part) => sum + part, 0) };
  });
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      a.signals.laterCandidates - b.signals.laterCandidates ||
      (a.signals.commit < b.signals.commit ? -1 : 1),
  );
  const top = scored[0]?.score ?? 0;
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - top), 0);
  return scored.map(({ signals, parts, score }, i) => ({
    signals,
    parts,
    score,
    margin: score - (scored[i + 1]?.score ?? score),
    probability: Math.exp(score - top) / sum,
  }));
}

/** The tier that evidence alone gives: high "introduced by", medium "probably", low "not established". */
export function tierOf(probability: number): Exclude<IntroducingCandidate['tier'], 'stated'> {
  if (probability >= TIERS.high) return 'high';
  return probability >= TIERS.medium ? 'medium' : 'low';
}
