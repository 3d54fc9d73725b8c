import type { Quantity } from '../extract/markdown/token.js';

/** How a measured number stands to a stated one. */
export type Agreement = 'equal' | 'near' | 'reached' | 'no';

/** What is off by no more than this share is approximately true. */
const TOLERANCE = 0.01;
/** The same for "about 30". */
const ABOUT = 0.2;

/** "N+" and "over N" are thresholds, and "about N" may be off by a fifth; anything else is a number, of which one per cent may be missing. */
export function agreement(stated: Quantity, measured: number): Agreement {
  if (stated.atLeast) return measured >= stated.value ? 'reached' : 'no';
  if (measured === stated.value) return 'equal';
  if (stated.about) return Math.abs(measured - stated.value) <= stated.value * ABOUT ? 'near' : 'no';
  return stated.value >= 100 && Math.abs(measured - stated.value) <= stated.value * TOLERANCE ? 'near' : 'no';
}

/** Whether it is true, exactly or about. */
export function isTrue(agreed: Agreement): boolean {
  return agreed !== 'no';
}
