import { GoTestReader, isGoLine } from '../go-test-reader.js';
import type { LineFormat } from '../report-format.js';

/** What `go test -v` prints (and, with fewer tests named, plain `go test`). */
export const goTestConsole: LineFormat = {
  kind: 'lines',
  name: 'go-test-console',
  recognises: isGoLine,
  start: (sink) => new GoTestReader(sink),
};
