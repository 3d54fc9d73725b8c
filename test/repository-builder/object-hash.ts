import { createHash } from 'node:crypto';

export type ObjectFormat = 'sha1' | 'sha256';

/** The id git gives an object: the hash of `<type> <size>` NUL and its content. */
export function objectHash(format: ObjectFormat, type: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/**
 * The bytes of a path: UTF-8, except that `\udc80` to `\udcff` stand for single bytes (as in Python's "surrogateescape"),
 * so that names which are no UTF-8 can be written in a test.
 */
export function pathBytes(path: string): Buffer {
  // Iterating gives whole characters; a surrogate that stands alone comes alone.
  const parts = Array.from(path, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(char, 'utf8');
  });
  return Buffer.concat(parts);
}
