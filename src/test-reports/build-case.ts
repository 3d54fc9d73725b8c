import type { Attempt, Outcome, TestCase } from '../domain/test-outcome.js';

const MESSAGE_LINES = 20;
const MESSAGE_CHARACTERS = 2000;
const NAME_CHARACTERS = 2000;

// Terminal colour codes, as runners leave them in messages.
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');

/** The first lines of a foreign message, without terminal colours; null when there is nothing to say. */
export function firstLines(text: string | null | undefined): string | null {
  if (!text) return null;
  const plain = text
    .slice(0, MESSAGE_CHARACTERS * 2)
    .replace(COLOUR, '')
    .trim();
  const lines = plain.split('\n', MESSAGE_LINES).map((line) => line.trimEnd());
  return detached(lines.join('\n').trim(), MESSAGE_CHARACTERS) || null;
}

/** One run of a test. */
export function attempt(outcome: Outcome, rawStatus: string, message?: string | null): Attempt {
  return { outcome, rawStatus, message: firstLines(message) };
}

/** What a report says of one case; everything but name and attempts may be missing. */
export interface CaseFields {
  readonly name: string;
  /** In order; the last one is the outcome. A test without any was not run. */
  readonly attempts: readonly Attempt[];
  /** Outermost first; empty parts are left out. */
  readonly suite?: readonly (string | null | undefined)[];
  readonly file?: string | null | undefined;
  readonly line?: number | string | null | undefined;
  readonly durationMs?: number | null | undefined;
  readonly declares?: readonly string[];
  /** The runner itself says that it is flaky. */
  readonly flaky?: boolean;
}

/** A copy that does not keep the chunk of the file alive that it was cut from. */
function detached(text: string, limit: number): string {
  return text.length < 13 ? text : Buffer.from(text.slice(0, limit)).toString();
}

/** A test case in the domain's words. */
export function testCase(fields: CaseFields): TestCase {
  const attempts = fields.attempts.length > 0 ? [...fields.attempts] : [attempt('not-run', 'missing')];
  const last = attempts[attempts.length - 1] ?? attempt('not-run', 'missing');
  const suite = (fields.suite ?? []).filter((part): part is string => Boolean(part));
  const line = Number(fields.line ?? Number.NaN);
  const failedOnce = attempts.some((one) => one.outcome === 'failed' || one.outcome === 'error');
  const passedOnce = attempts.some((one) => one.outcome === 'passed');
  const message = last.message ?? attempts.find((one) => one.message !== null)?.message ?? null;
  return {
    name: detached(fields.name, NAME_CHARACTERS),
    suite: suite.length > 0 ? detached(suite.join(' > '), NAME_CHARACTERS) : null,
    file: fields.file ? detached(fields.file, NAME_CHARACTERS) : null,
    line: Number.isSafeInteger(line) && line > 0 ? line : null,
    outcome: last.outcome,
    rawStatus: last.rawStatus,
    attempts,
    flaky: fields.flaky === true || (failedOnce && passedOnce),
    message,
    durationMs: fields.durationMs == null ? null : Math.round(fields.durationMs * 1e6) / 1e6,
    declares: [...new Set(fields.declares ?? [])],
  };
}
