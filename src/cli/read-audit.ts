import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Audit, AuditSchema, SCHEMA_VERSION } from '../domain/audit.js';
import { redactAll } from '../domain/redact-secrets.js';
import { InputError } from '../errors.js';

const ADVICE = 'Give a file that issue-audit wrote with --format json or printed with --json.';

/**
 * Reads an audit that was written before.
 * @param option the option that named it, for messages; null when a word did
 * @throws InputError saying what in it is wrong, and where
 */
export async function readAudit(path: string, cwd: string, option: string | null): Promise<Audit> {
  const text = await readText(path, cwd, option);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(`${prefix(option)}${path} is not JSON: ${message}`, ADVICE, { cause: error });
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'string' && version.split('.')[0] !== SCHEMA_VERSION.split('.')[0])
    throw new InputError(
      `${prefix(option)}${path} has schema version ${version.slice(0, 20)}, and this is issue-audit for ${SCHEMA_VERSION}`,
      'Use the version of issue-audit that wrote it, or audit again.',
    );
  const result = AuditSchema.safeParse(data);
  if (result.success) return redactAll(result.data);
  const [first] = result.error.issues;
  const where = first?.path.map(String).join('.') || 'its top level';
  const more = result.error.issues.length > 1 ? ` (and ${result.error.issues.length - 1} more)` : '';
  throw new InputError(
    `${prefix(option)}${path} is not an audit: ${where}: ${first?.message ?? 'not as expected'}${more}`,
    ADVICE,
  );
}

function prefix(option: string | null): string {
  return option === null ? '' : `--${option}: `;
}

async function readText(path: string, cwd: string, option: string | null): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new InputError(`${prefix(option)}there is no file ${path}`, ADVICE, { cause: error });
    if (code === 'EISDIR')
      throw new InputError(`${prefix(option)}${path} is a folder`, ADVICE, { cause: error });
    throw error;
  }
}
