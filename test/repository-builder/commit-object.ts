import { type ObjectFormat, objectHash } from './object-hash.js';
import type { Snapshot } from './snapshot.js';

/** Who and when, as a commit stores it. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970 and the offset, e.g. `1757900000 -0700`. */
  readonly when: string;
}

/** A commit of the story; its hash is known at once, before any repository exists. */
export interface ScriptedCommit {
  readonly hash: string;
  /** The first nine digits of the hash. */
  readonly short: string;
  readonly parents: readonly ScriptedCommit[];
  readonly snapshot: Snapshot;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: Buffer;
  readonly encoding: string | null;
  readonly branch: string;
}

/** Completes a commit with its hash. */
export function completeCommit(
  format: ObjectFormat,
  parts: Omit<ScriptedCommit, 'hash' | 'short'>,
): ScriptedCommit {
  const header = [
    `tree ${parts.snapshot.oid}`,
    ...parts.parents.map((parent) => `parent ${parent.hash}`),
    `author ${signatureText(parts.author)}`,
    `committer ${signatureText(parts.committer)}`,
    ...(parts.encoding ? [`encoding ${parts.encoding}`] : []),
  ].join('\n');
  const content = Buffer.concat([Buffer.from(`${header}\n\n`), parts.message]);
  const hash = objectHash(format, 'commit', content);
  return { ...parts, hash, short: hash.slice(0, 9) };
}

export function signatureText(signature: Signature): string {
  return `${signature.name} <${signature.email}> ${signature.when}`;
}

/** Reads `Ada Example <ada@example.com>`; a bare name gets an address made from it. */
export function parsePerson(text: string): { name: string; email: string } {
  const found = /^([^<]*)<([^>]*)>$/.exec(text);
  if (found) return { name: (found[1] ?? '').trim(), email: found[2] ?? '' };
  return { name: text, email: `${text.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.com` };
}

/**
 * Reads an ISO 8601 date with its offset into git's form.
 * @throws Error when there is no offset: a date must not depend on the machine's time zone
 */
export function parseDate(iso: string): string {
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(iso)?.[1];
  const seconds = Date.parse(iso) / 1000;
  if (!offset || !Number.isInteger(seconds)) throw new Error(`no ISO date with an offset: ${iso}`);
  return `${seconds} ${offset === 'Z' ? '+0000' : offset.replace(':', '')}`;
}
