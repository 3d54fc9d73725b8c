import { GoTestReader, isGoEvent } from '../go-test-reader.js';
import type { LineFormat } from '../report-format.js';

/** `go test -json`: one event a line, among lines that are no JSON. */
export const goTestJson: LineFormat = {
  kind: 'lines',
  name: 'go-test-json',
  recognises: isGoEvent,
  start: (sink) => new GoTestReader(sink),
};
