/** What a figure measures. */
export type Dimension = 'time' | 'memory' | 'none';

/** A figure with its unit, in seconds or bytes; without a unit the number itself. */
export interface Measured {
  readonly number: number;
  readonly dimension: Dimension;
  /** What the unit stands for: `0.001` of `ms`; 1 without a unit. */
  readonly factor: number;
}

const UNITS: Readonly<Record<string, readonly [Dimension, number]>> = {
  ms: ['time', 0.001],
  msec: ['time', 0.001],
  millisecond: ['time', 0.001],
  s: ['time', 1],
  sec: ['time', 1],
  second: ['time', 1],
  m: ['time', 60],
  min: ['time', 60],
  minute: ['time', 60],
  h: ['time', 3600],
  hr: ['time', 3600],
  hour: ['time', 3600],
  d: ['time', 86_400],
  day: ['time', 86_400],
  k: ['memory', 1e3],
  kb: ['memory', 1e3],
  ki: ['memory', 1024],
  kib: ['memory', 1024],
  mb: ['memory', 1e6],
  mi: ['memory', 1024 ** 2],
  mib: ['memory', 1024 ** 2],
  g: ['memory', 1e9],
  gb: ['memory', 1e9],
  gi: ['memory', 1024 ** 3],
  gib: ['memory', 1024 ** 3],
};

/** The factor of a unit as it is written in prose or in a name: `s`, `seconds`, `Gi`; null for any other word. */
export function unitOf(text: string): { readonly dimension: Dimension; readonly factor: number } | null {
  const lower = text.toLowerCase();
  const known = UNITS[lower] ?? UNITS[lower.replace(/s$/, '')];
  return known ? { dimension: known[0], factor: known[1] } : null;
}

/** Whether two figures stand for the same: 5 minutes is 300, and `4Gi` is "4 GB". One without a unit may be of any. */
export function isSameFigure(said: Measured, given: Measured): boolean {
  const both = [said, given].every(({ dimension }) => dimension !== 'none');
  if (both) return said.dimension === given.dimension && isNear(said, given);
  if (said.number === given.number) return true;
  if (said.dimension === 'none' || given.dimension !== 'none') return false;
  const whole = said.number * said.factor;
  // Code that names no unit counts seconds or milliseconds.
  return said.dimension === 'time' && (given.number === whole || given.number === whole * 1000);
}

/** Prose does not tell 4 GB from 4 GiB. */
function isNear(a: Measured, b: Measured): boolean {
  const [left, right] = [a.number * a.factor, b.number * b.factor];
  const apart = Math.abs(left - right) / Math.max(left, right, 1e-9);
  return a.dimension === 'memory' ? apart < 0.08 : apart < 1e-9;
}
