import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Audit } from '../domain/audit.js';
import { InputError } from '../errors.js';
import { readAudit } from './read-audit.js';

/** An audit with the file it came from. */
export interface AuditFile {
  readonly path: string;
  readonly audit: Audit;
}

/**
 * Reads the audits to be posted, all of them before any is posted.
 * @param path one file, or a folder with files as `issue-audit` names them: `issue-1184.json`
 * @throws InputError when there is none, or one cannot be read
 */
export async function auditsToPost(path: string, cwd: string): Promise<AuditFile[]> {
  const info = await stat(resolve(cwd, path)).catch(() => null);
  const files = info?.isDirectory() ? await namedFiles(path, cwd) : [path];
  const audits: AuditFile[] = [];
  for (const file of files) audits.push({ path: file, audit: await readAudit(file, cwd, null) });
  return audits;
}

async function namedFiles(folder: string, cwd: string): Promise<string[]> {
  const names = (await readdir(resolve(cwd, folder))).filter((name) => /^issue-.+\.json$/.test(name)).sort();
  if (names.length > 0) return names.map((name) => join(folder, name));
  throw new InputError(
    `there is no audit in the folder ${folder}`,
    'Audits are named issue-1184.json and the like; issue-audit 1184 writes them.',
  );
}
