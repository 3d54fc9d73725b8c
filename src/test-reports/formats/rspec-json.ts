import { attempt, testCase } from '../build-case.js';
import { type JsonObject, numberOf, objectOf, objectsOf, stringsOf, textOf } from '../json-values.js';
import { outcomeWords } from '../outcome-words.js';
import type { JsonFormat } from '../report-format.js';

const OUTCOMES = outcomeWords({
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
});

/** RSpec’s `json` formatter: https://rspec.info/features/3-13/rspec-core/formatters/json-formatter/ */
export const rspecJson: JsonFormat = {
  kind: 'json',
  name: 'rspec-json',
  recognises: (document) => {
    const root = objectOf(document);
    return Array.isArray(root.examples) && ('summary' in root || 'summary_line' in root);
  },
  read(document, sink) {
    const root = objectOf(document);
    const examples = objectsOf(root.examples);
    for (const example of examples) sink.testCase(caseOf(example));
    const summary = objectOf(root.summary);
    const outside = Math.min(1000, numberOf(summary.errors_outside_of_examples_count) ?? 0);
    const message = stringsOf(root.messages).join('\n');
    for (let i = 0; i < outside; i++) {
      sink.testCase(
        testCase({ name: '(outside of examples)', attempts: [attempt('error', 'error', message)] }),
      );
    }
    const declared = numberOf(summary.example_count);
    if (declared !== null && declared !== examples.length) {
      sink.problem(`declares ${declared} examples and holds ${examples.length}`);
    }
  },
};

function caseOf(example: JsonObject) {
  const status = textOf(example.status) ?? 'missing';
  const name = textOf(example.description) ?? '';
  const full = textOf(example.full_description) ?? name;
  const exception = objectOf(example.exception);
  const seconds = numberOf(example.run_time);
  return testCase({
    name,
    suite: [full.endsWith(name) ? full.slice(0, full.length - name.length).trim() : full],
    file: textOf(example.file_path)?.replace(/^\.\//, ''),
    line: numberOf(example.line_number),
    attempts: [
      attempt(
        OUTCOMES.get(status) ?? 'error',
        status,
        textOf(exception.message) ?? textOf(example.pending_message),
      ),
    ],
    durationMs: seconds === null ? null : seconds * 1000,
  });
}
