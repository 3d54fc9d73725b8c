import type { Audit } from '../domain/audit.js';
import { shortHash } from '../domain/commit.js';
import type { Occurrence } from '../domain/pattern.js';
import type { Why } from '../domain/why.js';
import { InputError } from '../errors.js';

/** What a value was and is. */
interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

/** Occurrences of one pattern that came and went. Moving inside a file is neither. */
interface OccurrenceChanges {
  readonly pattern: string;
  readonly added: readonly Occurrence[];
  readonly removed: readonly Occurrence[];
}

/** What is different between two audits of one issue; null and empty where nothing is. */
export interface AuditChanges {
  readonly since: { readonly date: string; readonly revision: string };
  readonly status: Changed<string> | null;
  readonly grade: Changed<string> | null;
  readonly reason: Changed<string> | null;
  readonly decision: Changed<string> | null;
  readonly occurrences: readonly OccurrenceChanges[];
  /** Patterns that only one of the two looked for. */
  readonly patterns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly commits: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly tests: readonly ({ readonly test: string } & Changed<string | null>)[];
  readonly whys: readonly ({ readonly number: number } & Changed<Pick<Why, 'answer' | 'grade'>>)[];
  readonly notifications: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

/**
 * What changed from one audit to another of the same issue.
 * @throws InputError when they are about different issues
 */
export function compareAudits(before: Audit, after: Audit): AuditChanges {
  assertSameIssue(before, after);
  const patternsBefore = before.patterns.map((scan) => scan.definition.source);
  const patternsAfter = after.patterns.map((scan) => scan.definition.source);
  return {
    since: { date: before.date, revision: before.revision },
    status: changed(before.verdict.status, after.verdict.status),
    grade: changed(before.verdict.grade, after.verdict.grade),
    reason: changed(before.verdict.reason, after.verdict.reason),
    decision: changed(before.decision.action, after.decision.action),
    occurrences: occurrenceChanges(before, after),
    patterns: sets(patternsBefore, patternsAfter),
    commits: sets(
      before.commits.map((commit) => commit.hash),
      after.commits.map((commit) => commit.hash),
    ),
    tests: testChanges(before, after),
    whys: whyChanges(before, after),
    notifications: sets(
      before.notifications.map((one) => one.message),
      after.notifications.map((one) => one.message),
    ),
  };
}

/** @returns whether anything but the day differs */
export function hasChanged(changes: AuditChanges): boolean {
  const { status, grade, reason, decision, occurrences, patterns, commits, tests, whys, notifications } =
    changes;
  const lists = [patterns, commits, notifications].flatMap((one) => [...one.added, ...one.removed]);
  return (
    [status, grade, reason, decision].some((one) => one !== null) ||
    occurrences.length + tests.length + whys.length + lists.length > 0
  );
}

function assertSameIssue(before: Audit, after: Audit): void {
  const names = (audit: Audit) => [audit.issue.key, ...audit.issue.aliases];
  const isSameKey = names(before).some((name) => names(after).includes(name));
  const [from, to] = [before.issue.repository, after.issue.repository];
  const isSameHome = from === null || to === null || from.toLowerCase() === to.toLowerCase();
  if (isSameKey && isSameHome) return;
  const name = (audit: Audit) => `${audit.issue.repository ?? ''}#${audit.issue.key}`;
  throw new InputError(
    `--compare: that audit is about ${name(before)}, this one about ${name(after)}`,
    'Compare two audits of the same issue.',
  );
}

function changed<T>(before: T, after: T): Changed<T> | null {
  return before === after ? null : { before, after };
}

function sets(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  const [old, now] = [new Set(before), new Set(after)];
  return { added: [...now].filter((one) => !old.has(one)), removed: [...old].filter((one) => !now.has(one)) };
}

/** Lines move when others are written above them, so an occurrence is known by its path and text, as often as it is there. */
function occurrenceChanges(before: Audit, after: Audit): OccurrenceChanges[] {
  const found: OccurrenceChanges[] = [];
  for (const scan of after.patterns) {
    const source = scan.definition.source;
    const earlier = before.patterns.find((one) => one.definition.source === source);
    if (!earlier) continue;
    const added = without(scan.occurrences, earlier.occurrences);
    const removed = without(earlier.occurrences, scan.occurrences);
    if (added.length + removed.length > 0) found.push({ pattern: source, added, removed });
  }
  return found;
}

function without(all: readonly Occurrence[], taken: readonly Occurrence[]): Occurrence[] {
  const left = new Map<string, number>();
  const name = (one: Occurrence) => JSON.stringify([one.path, one.snippet]);
  for (const one of taken) left.set(name(one), (left.get(name(one)) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(name(one)) ?? 0;
    left.set(name(one), count - 1);
    return count <= 0;
  });
}

function testChanges(before: Audit, after: Audit): AuditChanges['tests'] {
  const named = (audit: Audit) =>
    new Map(
      audit.tests.ofIssue.map((test) => [[test.path, test.name].filter(Boolean).join(' > '), test.outcome]),
    );
  const [old, now] = [named(before), named(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((test) => ({ test, before: old.get(test) ?? null, after: now.get(test) ?? null }))
    .filter((one) => one.before !== one.after);
}

function whyChanges(before: Audit, after: Audit): AuditChanges['whys'] {
  return after.whys.flatMap((why) => {
    const old = before.whys.find((one) => one.number === why.number);
    if (!old || (old.answer === why.answer && old.grade === why.grade)) return [];
    return [
      {
        number: why.number,
        before: { answer: old.answer, grade: old.grade },
        after: { answer: why.answer, grade: why.grade },
      },
    ];
  });
}

/** The changes in lines of plain text, most important first; foreign text in them is not escaped. */
export function describeChanges(changes: AuditChanges): string[] {
  const lines: string[] = [];
  const say = (what: string, one: Changed<string> | null) => {
    if (one) lines.push(`${what}: ${one.before} → ${one.after}`);
  };
  say('Status', changes.status);
  say('Grade', changes.grade);
  say('Decision', changes.decision);
  if (!changes.status && !changes.grade) say('Reason', changes.reason);
  for (const { pattern, added, removed } of changes.occurrences) {
    lines.push(`Occurrences of ${pattern}: ${added.length} came, ${removed.length} went`);
    for (const one of added.slice(0, 5)) lines.push(`  + ${one.path}:${one.line} (${one.class})`);
    for (const one of removed.slice(0, 5)) lines.push(`  - ${one.path}:${one.line} (${one.class})`);
    const more = Math.max(0, added.length - 5) + Math.max(0, removed.length - 5);
    if (more > 0) lines.push(`  and ${more} more`);
  }
  listed(lines, 'Pattern', changes.patterns);
  listed(lines, 'Commit', {
    added: changes.commits.added.map(shortHash),
    removed: changes.commits.removed.map(shortHash),
  });
  for (const test of changes.tests)
    lines.push(`Test ${test.test}: ${test.before ?? 'not reported'} → ${test.after ?? 'not reported'}`);
  for (const why of changes.whys)
    lines.push(`Why ${why.number} (${why.before.grade} → ${why.after.grade}): ${why.after.answer}`);
  listed(lines, 'Could not be seen', changes.notifications);
  return lines;
}

function listed(
  lines: string[],
  what: string,
  one: { added: readonly string[]; removed: readonly string[] },
): void {
  if (one.added.length > 0) lines.push(`${what}, new: ${one.added.join(', ')}`);
  if (one.removed.length > 0) lines.push(`${what}, no longer: ${one.removed.join(', ')}`);
}
