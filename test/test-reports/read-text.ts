import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCase } from '../../src/domain/test-outcome.js';
import { type ReadResult, readReport } from '../../src/test-reports/read-report.js';

export interface Read extends ReadResult {
  readonly cases: readonly TestCase[];
}

/** Reads a report given as its content, through a real file whose name says nothing. */
export async function readContent(content: string | Uint8Array): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const path = join(folder, 'report');
    writeFileSync(path, content);
    const cases: TestCase[] = [];
    return { ...(await readReport(path, (one) => cases.push(one))), cases };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Name and outcome of every case, one a line, for a glance at what a report holds. */
export function outcomes(read: Read): string[] {
  return read.cases.map((one) => `${one.name}: ${one.outcome} (${one.rawStatus})`);
}
