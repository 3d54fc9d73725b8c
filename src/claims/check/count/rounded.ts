import type { Outcome } from '../context.js';

/** A number of a text, with as many decimals as were written. */
export interface WrittenNumber {
  readonly value: number;
  readonly decimals: number;
}

/** Whether an exact value is the written one, rounded or cut to its decimals. */
export function isRounded({ value, decimals }: WrittenNumber, exact: number): boolean {
  const step = 10 ** -decimals;
  return (
    Math.abs(exact - value) <= step / 2 + 1e-9 ||
    Math.abs(Math.floor(exact / step + 1e-9) * step - value) < 1e-9
  );
}

/** A number with one decimal more than it needs at most. */
export function shortNumber(value: number, decimals = 2): string {
  return String(Math.round(value * 10 ** decimals) / 10 ** decimals);
}

/** What comes of numbers that all stand in the text. */
export function ofText(isRight: boolean, measured: string, correction: string): Outcome {
  const scope = 'the numbers of the text itself';
  return isRight
    ? { verdict: 'verified', measured, scope, command: null }
    : { verdict: 'refuted', measured, scope, command: null, correction };
}

/** A pass rate that is the share of what failed: one was taken for the other. */
export function isOpposite(rate: Parameters<typeof isRounded>[0], shares: readonly number[]): boolean {
  return shares.some((exact) => isRounded(rate, 100 - exact));
}
