import { isObject, objectOf, stringsOf, textOf } from '../json-values.js';
import { type CoverageSink, lineNumber } from './coverage-format.js';

/** The JSON report of coverage.py: `coverage json`, with `--show-contexts` also which test executed a line. */
export function isCoveragePy(document: unknown): boolean {
  if (!isObject(document) || !isObject(document.meta) || !isObject(document.files)) return false;
  return Object.values(document.files).every((file) => isObject(file) && Array.isArray(file.executed_lines));
}

/** Reads it. Excluded lines are in no list, as in the report. */
export function readCoveragePy(document: unknown, sink: CoverageSink): void {
  const { meta, files } = objectOf(document);
  sink.writtenAt(textOf(objectOf(meta).timestamp));
  for (const [path, value] of Object.entries(objectOf(files))) {
    const { executed_lines: executed, missing_lines: missing, contexts } = objectOf(value);
    const tests = objectOf(contexts);
    const file = sink.file([path]);
    for (const line of numbers(executed)) {
      const own = Object.hasOwn(tests, String(line)) ? stringsOf(tests[String(line)]) : [];
      // The empty context is what ran outside of every test.
      file(line, true, contexts === undefined ? undefined : own.filter((name) => name !== ''));
    }
    for (const line of numbers(missing)) file(line, false);
  }
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => lineNumber(item) ?? []) : [];
}
