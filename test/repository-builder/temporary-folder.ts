import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let root: string | null = null;

/** A new empty folder that is gone when this test file, or outside tests this process, has ended. */
export function temporaryFolder(name = 'folder'): Promise<string> {
  root ??= mkdtempSync(join(tmpdir(), 'issue-audit-test-'));
  return mkdtemp(join(root, `${name}-`));
}

function removeAll(): void {
  if (root !== null) rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  root = null;
}

// vitest ends its workers with a signal, so that "exit" is never heard there; and outside of it, importing it throws.
if ('__vitest_worker__' in globalThis) {
  const { afterAll } = await import('vitest');
  afterAll(removeAll);
} else {
  process.once('exit', removeAll);
}
