/** The candidates of one case: a row of rule values each, and which rows are right. */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  /** Index of the right row; -1 when it is not among the candidates. */
  readonly right: number;
}

const PENALTY = 0.3;
const STEPS = 200;
const RATE = 0.08;

/**
 * Fits a conditional logit model (McFadden 1974): the probability of a candidate is proportional to exp(weights · values).
 * Maximum likelihood with an L2 penalty, weights not negative; Adam with a falling rate, so the result is deterministic.
 */
export function fitWeights(choices: readonly Choice[], size: number): number[] {
  const known = choices.filter((choice) => choice.right >= 0);
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = slopeOf(known, weights);
    const rate = RATE * (1 - (0.9 * step) / STEPS);
    for (let i = 0; i < size; i += 1) {
      const g = ((slope[i] ?? 0) + 2 * PENALTY * (weights[i] ?? 0)) / known.length;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g;
      const scale = Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** step)) + 1e-8;
      weights[i] = Math.max(0, (weights[i] ?? 0) - (rate * (mean[i] ?? 0)) / (1 - 0.9 ** step) / scale);
    }
  }
  return weights;
}

function slopeOf(choices: readonly Choice[], weights: readonly number[]): number[] {
  const slope = weights.map(() => 0);
  for (const { rows, right } of choices) {
    probabilities(rows, weights).forEach((p, row) => {
      const pull = p - (row === right ? 1 : 0);
      rows[row]?.forEach((value, i) => {
        slope[i] = (slope[i] ?? 0) + pull * value;
      });
    });
  }
  return slope;
}

/** The model's probability of each row. */
export function probabilities(rows: Choice['rows'], weights: readonly number[]): number[] {
  const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
