import { z } from 'zod';
import type { TrackedIssue } from '../../domain/tracker.js';

/** A text that may be left out. */
export const optionalText = () =>
  z
    .string()
    .nullish()
    .transform((value) => value || null);

/** An account as the interfaces of GitHub write it; a deleted one is null. */
export const account = () =>
  z
    .union([z.string(), z.object({ login: z.string() })])
    .nullish()
    .transform((value) => (typeof value === 'object' ? (value?.login ?? null) : value || null));

/** A label is its name, or an object that holds it. */
export const labels = () =>
  z
    .array(z.union([z.string(), z.object({ name: z.string().nullish() })]))
    .nullish()
    .transform((list) => (list ?? []).flatMap((one) => (typeof one === 'string' ? one : (one.name ?? []))));

/** `OPEN`, `closed`, `MERGED`; anything else is not known. */
export const state = () =>
  z
    .string()
    .nullish()
    .transform((value): TrackedIssue['state'] => {
      const word = value?.toLowerCase() ?? '';
      if (word === 'open' || word === 'opened') return 'open';
      return word === 'closed' || word === 'merged' ? 'closed' : null;
    });

/** `COMPLETED`, `not_planned`; empty while it is open. */
export const stateReason = () =>
  z
    .string()
    .nullish()
    .transform((value): TrackedIssue['stateReason'] => {
      const word = value?.toLowerCase() ?? '';
      return word === 'completed' || word === 'not_planned' || word === 'duplicate' || word === 'reopened'
        ? word
        : null;
    });

/** A number or a key. */
export const key = () => z.union([z.number().int().positive(), z.string().min(1)]).transform(String);

/** Host and `owner/name` of an address like `https://github.com/owner/name/issues/7`. */
export function placeOf(url: string | null): { host: string | null; repository: string | null } {
  const found = /^https?:\/\/([^/]+)\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/\d+/.exec(url ?? '');
  return { host: found?.[1] ?? null, repository: found?.[2] ?? null };
}
