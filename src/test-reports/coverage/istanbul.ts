import { isObject, numberOf, objectOf, textOf } from '../json-values.js';
import { type CoverageSink, lineNumber } from './coverage-format.js';

/** The `coverage-final.json` of Istanbul, nyc, c8, Jest and Vitest: one object a file, by its path. */
export function isIstanbul(document: unknown): boolean {
  if (!isObject(document)) return false;
  const files = Object.values(document);
  return (
    files.length > 0 &&
    files.every((file) => isObject(file) && isObject(file.statementMap) && isObject(file.s))
  );
}

/** A line is executed when a statement that begins on it was, which is how Istanbul itself counts lines. */
export function readIstanbul(document: unknown, sink: CoverageSink): void {
  for (const [key, value] of Object.entries(objectOf(document))) {
    const { path, statementMap, s } = objectOf(value);
    const file = sink.file([textOf(path) ?? key]);
    const counts = objectOf(s);
    for (const [id, place] of Object.entries(objectOf(statementMap))) {
      const line = lineNumber(objectOf(objectOf(place).start).line);
      const count = Object.hasOwn(counts, id) ? numberOf(counts[id]) : null;
      if (line !== null && count !== null) file(line, count > 0);
    }
  }
}
