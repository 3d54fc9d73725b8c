import { day } from '../../../domain/wording.js';

/** The day of a time as its author saw it, and as others did. */
export function daysAround(iso: string): string[] {
  const utc = new Date(iso);
  return Number.isNaN(utc.getTime()) ? [day(iso)] : [day(iso), day(utc.toISOString())];
}
