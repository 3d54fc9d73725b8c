import { z } from 'zod';
import { AuditSchema } from '../domain/audit.js';
import type { JsonSchema } from './shapes.js';

/** What a field means at one place, where the schema says nothing. */
const MEANINGS_AT: Readonly<Record<string, string>> = {
  repository: 'where the clone comes from',
  revision: 'the commit that was audited',
  evidence: 'every observed fact, in the order of the document',
  'commits[].changes[].status': 'what became of the file',
  'commits[].mentions[].kind': 'how it names the issue',
  'evidence[].kind': 'what kind of fact it is; the last table of this page says where it is told in detail',
  'inferredPatterns[].exceptions[].code': 'the code that was left; foreign text, not escaped',
  'inferredPatterns[].files': 'files in which these places are',
  'inferredPatterns[].replacements[].places': 'places where it stands',
  'inferredPatterns[].pattern': 'what stood there before the fix, as an ast-grep pattern',
  'links[].evidence': 'ids of the evidence items',
  'links[].kind': 'what ties it to the issue',
  'patterns[].definition.kind': 'how it is written',
  'tests.counts.skipped': 'cases that were skipped, disabled, to do or expected to fail',
  'tests.reports[].counts.skipped': 'cases that were skipped, disabled, to do or expected to fail',
  'verdict.status': 'the answer',
  'whys[].evidence': 'ids of the evidence items',
  'whys[].status': 'whether there is an answer',
};

/** What a field means wherever else it stands. */
const MEANINGS: Readonly<Record<string, string>> = {
  action: 'what to do',
  affectedFiles: 'files that the fix changed or that hold the pattern',
  after: 'the code after the change; foreign text, not escaped',
  author: 'name only',
  authoredAt: 'author date, ISO 8601',
  backup: 'in copies that were kept of other files',
  before: 'the code before the change; foreign text, not escaped',
  blastRadius: 'what depends on the affected code; null when it could not be measured',
  blobs: 'versions of files that were looked at',
  callersOldWayFiles: 'files with such places',
  callersOldWayProduction: 'of these places, those in production',
  change: 'how the symbol must be used differently',
  changes: 'files it changed against its first parent',
  class: 'what the file is for',
  commit: 'full hash',
  contractChanges: 'changes of how a symbol must be used, made while callers used it the old way',
  counts: 'test cases by outcome',
  decision: 'what follows from the verdict',
  decisions: 'decisions that the author states',
  deleted: 'lines removed; null as for added',
  dependents: 'files that reach the affected ones through imports',
  docs: 'in documentation',
  entries: 'commits that changed the count, oldest first',
  entryPointCount: 'how many there are in all',
  error: 'cases that ended in an error',
  evidence: 'id of the evidence item',
  examples: 'some of the places',
  expression: 'JavaScript regular expression',
  failed: 'cases that failed',
  filesRemovedProduction: 'files of production code in which some went',
  findings: 'answers of all probes, those of a no and an unknown too',
  flags: 'flags of the expression',
  form: 'the shape in which it was written',
  generated: 'in generated code',
  grade: 'how well it is backed',
  hash: 'full hash',
  history: 'state of the clone’s history',
  horizon: 'when: now, to monitor, to prevent it',
  impact: 'impact that the author states, a paragraph each',
  inferredPatterns: 'systematic edits that a fix made, told from its syntax trees',
  introducedBy: 'commits that may have introduced the bug, likeliest first',
  issue: 'which issue was audited',
  labels: 'labels of the issue; foreign text, not escaped',
  language: 'language id: python, typescript, …',
  ledgers: 'occurrences of each pattern over history',
  line: '1-based',
  location: 'where in a file; null when it is not about a place',
  mentions: 'where and how its message names the issue',
  message: 'first lines of the failure; foreign text, not escaped',
  name: 'name of the program',
  notRun: 'cases that were planned or listed and never started',
  notes: 'what the author of the configuration states',
  notifications: 'what could not be looked at',
  number: '1 to 5',
  occurrences: 'every match in code, by path and line',
  ofIssue: 'tests that belong to the issue',
  outcome: 'the answer',
  parents: 'full hashes',
  passed: 'cases that passed',
  path: 'path from the root of the repository',
  pattern: 'what was looked for',
  patternId: 'id of the pattern',
  patterns: 'what was looked for at the revision, and what was found',
  peak: 'where the count was highest',
  place: 'where in the message',
  production: 'in production code',
  provenance: 'where it was seen, and how to see it again',
  question: 'the fixed question',
  readable: 'whether it could be read',
  reason: 'why, in words',
  reasons: 'why, in words',
  recommendations: 'what to do, each following from a finding',
  releases: 'which tags are releases of what the fix changed',
  relatedFiles: 'scripts, suites and documents that belong to the issue',
  replacement: 'what stands there after the fix; null when the code was removed',
  reports: 'test reports that were read',
  revision: 'full hash of the commit that was looked at',
  role: 'what the file is for the issue',
  rule: 'the rule that needs types',
  runningProduction: 'of these, in production',
  schemaVersion: 'version of this format; the first number changes when a field changes its meaning or goes',
  scope: 'which part of history and which files it covers',
  score: 'how strong the link is, 0 to 1',
  searched: 'what was looked at; zero occurrences mean something only beside it',
  skipped: 'what was left out',
  state: 'null when it was not asked',
  stateReason: 'why it was closed; null when it is open or does not say',
  symbol: 'name of the function, method or class',
  test: 'in tests',
  tests: 'tests of the issue and reports',
  text: 'the recommendation in one or two sentences',
  tie: 'how it belongs to the issue; only declared and named ones can move a status',
  tier: 'how sure',
  tool: 'the program that made the audit',
  total: 'how many in all',
  vendored: 'in vendored code',
  verdict: 'status, grade and the rule that fired',
  version: 'version of the program',
  whys: 'the five whys, in order',
};

/** The audit’s JSON Schema; every field of it has a description. Fields that are not in it may be added later. */
export function auditJsonSchema(): DescribedSchema {
  const { $schema, ...rest } = z.toJSONSchema(AuditSchema, { io: 'input', target: 'draft-2020-12' });
  const schema = { $schema, title: 'Audit of issue-audit', ...rest } as DescribedSchema;
  describe(schema, '');
  return schema;
}

type DescribedSchema = JsonSchema & { description?: string };

function describe(schema: JsonSchema, path: string): void {
  for (const [name, field] of Object.entries(schema.properties ?? {}) as [string, DescribedSchema][]) {
    const at = path === '' ? name : `${path}.${name}`;
    field.description ??= MEANINGS_AT[at] ?? MEANINGS[name] ?? '';
    describe(field, at);
  }
  for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) describe(choice, path);
  if (schema.items) describe(schema.items, `${path}[]`);
}
