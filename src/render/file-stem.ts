import { createHash } from 'node:crypto';

/** `issue-1184`, `issue-PROJ-123`: the name of an issue’s files, fit for every file system, different for different keys. */
export function fileStem(key: string): string {
  const safe = key
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 80);
  if (safe === key) return `issue-${safe}`;
  return `issue-${safe}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
}
