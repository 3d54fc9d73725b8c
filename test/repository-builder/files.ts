import { type ObjectFormat, objectHash } from './object-hash.js';
import type { Leaf } from './snapshot.js';

/**
 * What a path becomes: text or bytes, something else than a plain file, or nothing. A submodule is the commit of another
 * repository.
 */
export type FileContent =
  | string
  | Buffer
  | { readonly executable: string }
  | { readonly symlink: string }
  | { readonly submodule: string };

/** Path → content; null deletes. */
export type Files = Readonly<Record<string, FileContent | null>>;

export function toLeaf(format: ObjectFormat, content: FileContent): Leaf {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return blob(format, '100644', content);
  if ('executable' in content) return blob(format, '100755', content.executable);
  if ('symlink' in content) return blob(format, '120000', content.symlink);
  return { mode: '160000', oid: content.submodule, content: null };
}

function blob(format: ObjectFormat, mode: Leaf['mode'], content: string | Buffer): Leaf {
  const bytes = Buffer.from(content as string);
  return { mode, oid: objectHash(format, 'blob', bytes), content: bytes };
}
