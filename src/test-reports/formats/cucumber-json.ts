import type { Attempt, Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { declaredByTags } from '../declared-keys.js';
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json-values.js';
import type { JsonFormat } from '../report-format.js';

/** Step results from the worst to the best; the worst step is the scenario’s. */
const STATUSES: readonly (readonly [status: string, Outcome])[] = [
  ['failed', 'failed'],
  ['ambiguous', 'failed'],
  ['undefined', 'skipped'],
  ['pending', 'skipped'],
  ['skipped', 'skipped'],
  ['passed', 'passed'],
];

/** Cucumber’s `json` formatter, in all its languages: https://github.com/cucumber/cucumber-json-schema */
export const cucumberJson: JsonFormat = {
  kind: 'json',
  name: 'cucumber-json',
  // A run without any feature writes an empty list.
  recognises: (document) =>
    Array.isArray(document) &&
    (document.length === 0 ||
      objectsOf(document).some((item) => Array.isArray(item.elements) && 'name' in item)),
  read(document, sink) {
    for (const feature of objectsOf(document)) {
      let background: JsonObject[] = [];
      for (const element of objectsOf(feature.elements)) {
        if (element.type === 'background') background = stepsOf(element);
        else {
          sink.testCase(caseOf(feature, element, background));
          sink.writtenAt(textOf(element.start_timestamp));
          background = [];
        }
      }
    }
  },
};

function caseOf(feature: JsonObject, scenario: JsonObject, background: readonly JsonObject[]) {
  const steps = [...background, ...stepsOf(scenario)];
  const nanoseconds = steps.reduce((sum, step) => sum + (numberOf(objectOf(step.result).duration) ?? 0), 0);
  const tags = [...objectsOf(feature.tags), ...objectsOf(scenario.tags)].map((tag) => textOf(tag.name) ?? '');
  return testCase({
    name: textOf(scenario.name) ?? '',
    suite: [textOf(feature.name)],
    file: textOf(feature.uri),
    line: numberOf(scenario.line),
    attempts: [resultOf(steps)],
    durationMs: nanoseconds / 1e6,
    declares: declaredByTags(tags),
  });
}

/** The steps of a scenario and the hooks around it. */
function stepsOf(element: JsonObject): JsonObject[] {
  return [...objectsOf(element.before), ...objectsOf(element.steps), ...objectsOf(element.after)];
}

function resultOf(steps: readonly JsonObject[]): Attempt {
  for (const [status, outcome] of STATUSES) {
    const step = steps.find((one) => objectOf(one.result).status === status);
    if (step) return attempt(outcome, status, textOf(objectOf(step.result).error_message));
  }
  return attempt('not-run', 'no steps');
}
