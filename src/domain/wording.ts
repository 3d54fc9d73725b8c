/**
 * Plain words for numbers, dates and lists, the same on every machine: no locale, no clock.
 */

/** `1 file`, `25,470 files`; an irregular plural is given. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${thousands(n)} ${n === 1 ? singular : plural}`;
}

/** `25470` → `25,470`. */
export function thousands(n: number): string {
  return String(Math.trunc(n)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listing(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) shown.push(`${thousands(rest)} more`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** Places in files as `path:line`, cut as `listing` does. */
export function placesListed(
  places: readonly { readonly path: string; readonly line: number }[],
  most: number,
): string {
  return listing(
    places.map(({ path, line }) => `${path}:${line}`),
    most,
  );
}

/** The form of a verb that goes with so many: `either(2, 'says', 'say')` is `say`. */
export function either(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

/** The calendar day of an ISO date as its author saw it: `2025-09-14`. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The time between two ISO dates in words: `11 h 37 min`, `3 days`; null when it cannot be told or is negative. */
export function elapsed(from: string, to: string): string | null {
  const ms = Date.parse(to) - Date.parse(from);
  if (!Number.isFinite(ms) || ms < 0) return null;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (ms < 2 * DAY) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return count(Math.floor(ms / DAY), 'day');
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
