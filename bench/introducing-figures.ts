import { TIERS } from '../src/analysis/introducing/rank.js';

/** What was answered in one case. */
export interface Answer {
  /** Candidates, best first, with the model's probability of each. */
  readonly ranked: readonly { readonly commit: string; readonly probability: number }[];
  readonly truth: readonly string[];
}

interface Figures {
  readonly answered: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Precision and recall over the union of all cases, as in Rosa et al. 2021: of all commits answered, those that are right;
 * of all right commits, those answered. One answer a case: its top candidate, if it is at least this probable.
 */
function figuresFrom(answers: readonly Answer[], bar: number): Figures {
  let answered = 0;
  let right = 0;
  let truths = 0;
  for (const { ranked, truth } of answers) {
    truths += truth.length;
    const top = ranked[0];
    if (!top || top.probability < bar) continue;
    answered += 1;
    if (truth.includes(top.commit)) right += 1;
  }
  const precision = answered === 0 ? 0 : right / answered;
  const recall = truths === 0 ? 0 : right / truths;
  return {
    answered,
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** The share of cases with a right commit among the first few candidates. */
function hitRate(answers: readonly Answer[], first: number): number {
  const hits = answers.filter(({ ranked, truth }) =>
    ranked.slice(0, first).some(({ commit }) => truth.includes(commit)),
  );
  return answers.length === 0 ? 0 : hits.length / answers.length;
}

/** The lines that are printed for one set of answers, or the means of several sets. */
export function describeFigures(sets: readonly (readonly Answer[])[]): string[] {
  const line = (name: string, bar: number) => {
    const all = sets.map((answers) => figuresFrom(answers, bar));
    const average = (pick: (figures: Figures) => number) => mean(all.map(pick));
    return `  ${name}: precision ${show(average((f) => f.precision))}, recall ${show(average((f) => f.recall))}, F1 ${show(average((f) => f.f1))}${range(all.map((f) => f.f1))}, answered ${average((f) => f.answered).toFixed(1)}`;
  };
  return [
    line('one answer per fix, where the tier is medium or high', TIERS.medium),
    line('one answer per fix, whatever the tier', 0),
    line('high tier', TIERS.high),
    `  top-1 hit ${show(mean(sets.map((a) => hitRate(a, 1))))}, top-3 hit ${show(mean(sets.map((a) => hitRate(a, 3))))}${range(sets.map((a) => hitRate(a, 3)))}`,
  ];
}

/** How often the top candidate is right, by the probability it was given. */
export function describeCalibration(answers: readonly Answer[]): string[] {
  const edges = [0, TIERS.medium, 0.5, TIERS.high, 0.8, 0.9, 1.01];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    const inside = answers.filter(({ ranked }) => {
      const p = ranked[0]?.probability ?? -1;
      return p >= from && p < to;
    });
    const right = inside.filter(({ ranked, truth }) => truth.includes(ranked[0]?.commit ?? '')).length;
    const said = mean(inside.map(({ ranked }) => ranked[0]?.probability ?? 0));
    return `  ${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}: ${right} of ${inside.length} right, mean probability ${show(said)}`;
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function show(value: number): string {
  return value.toFixed(3);
}

function range(values: readonly number[]): string {
  return values.length < 2 ? '' : ` (${show(Math.min(...values))} to ${show(Math.max(...values))})`;
}
