import { openWholeHistory } from '../analysis/code-history.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { CollectedHistory } from '../collectors/history.js';
import { type Claim, type DocumentCheck, SCHEMA_OF_CHECKS, type TrueUntil } from '../domain/claim.js';
import type { ClassGlobs } from '../domain/code-class.js';
import type { Notification } from '../domain/evidence.js';
import { count, listing } from '../domain/wording.js';
import { classifyPath } from '../languages/classify.js';
import { type Candidate, CheckContext, type Outcome, type Services } from './check/context.js';
import { type CountAnswer, countsTrueUntil } from './check/count/count-answers.js';
import type { CountQuestion } from './check/count/counted.js';
import { PathIndex } from './check/files/path-index.js';
import type { PastQuestion } from './check/history/path-history.js';
import { HeapGrowth } from './check/look/heap-growth.js';
import { type LookQuestion, lookAtRevision, type RevisionLook } from './check/look/look-at-revision.js';
import { LinesNotKept } from './check/look/word-table.js';
import { type Saying, withOtherLines } from './check/otherwise.js';
import { restated } from './check/restated.js';
import type { WrittenDocument } from './extract/markdown/document.js';
import { KnownTrees } from './extract/markdown/known-trees.js';
import { readDocument } from './extract/markdown/read-document.js';
import { CLAIM_PARTS } from './kinds.js';

/** A document and what it is checked against. */
export interface DocumentQuestion {
  readonly clone: Clone;
  readonly history: CollectedHistory;
  /** Every file of the revision. */
  readonly tree: readonly TreeFile[];
  readonly classes?: ClassGlobs | undefined;
  readonly name: string;
  readonly source: string;
  /** Its path in the revision; null when it is no part of it. */
  readonly path: string | null;
  /** Absolute path of the folder it lies in; null for a draft that was piped in. */
  readonly folder: string | null;
  readonly services: Services;
  /** Where what commits changed may be kept from another run. */
  readonly cache?: DiskCache | undefined;
}

/**
 * Finds the checkable statements of a document and checks each against one revision. Nothing of the document is run; what
 * its fenced blocks show is measured anew.
 * @throws InputError for a document that is no text
 */
export async function checkDocument(question: DocumentQuestion): Promise<Omit<DocumentCheck, 'tool'>> {
  const { history, tree, classes } = question;
  const document = await readWritten(question);
  const { commit: revision, committedAt } = history.revision;
  const paths = new PathIndex(tree);
  const classOf = (path: string) => classifyPath(path, classes);
  const reading = { document, paths, classOf };
  const candidates = CLAIM_PARTS.flatMap((part) => part.recognise(reading));
  const issues = [...new Set(candidates.flatMap(({ issue }) => issue ?? []))];
  const tests = issues.length === 0 ? null : await question.services.expectIssues(issues);
  if (candidates.length > MANY || candidates.some(({ asksForHistory }) => asksForHistory))
    readHistoryAside(question);
  const looking = { ...question, revision, asked: askedBy(candidates), others: tests ? [tests] : [] };
  const claimsBy = (look: RevisionLook) => {
    const context = new CheckContext({
      ...question,
      look,
      paths,
      symbols: new Set(candidates.flatMap(({ symbol }) => symbol ?? [])),
      commands: candidates.flatMap(({ command }) => (command ? [command] : [])),
      document,
    });
    return checkAll(context, candidates).finally(() => context.close());
  };
  const checkBy = async (look: RevisionLook) => {
    const heap = new HeapGrowth();
    const claims = await claimsBy(look);
    // What the checks have found out is not needed any more, and what is kept takes as much memory again.
    heap.limit();
    await look.keep();
    return { claims, unread: look.unread };
  };
  const { claims, unread } = await checkBy(await lookAtRevision(looking)).catch(async (error: unknown) => {
    if (!(error instanceof LinesNotKept)) throw error;
    return checkBy(await lookAtRevision(looking, true));
  });
  return {
    schemaVersion: SCHEMA_OF_CHECKS,
    document: { name: question.name, lines: document.lines.length },
    repository: history.repository.name,
    revision,
    committedAt,
    summary: summaryOf(claims),
    claims,
    notifications: [...history.notifications, ...unreadFiles(unread)],
  };
}

/** Its syntax trees, and those that were kept of it, are held no longer than that. */
async function readWritten(question: DocumentQuestion): Promise<WrittenDocument> {
  const known = await KnownTrees.open(question.cache, question);
  const document = readDocument(question.name, question.source, known);
  await known.keep();
  return document;
}

/** Of so many statements some are about what merges brought in as a rule: git would be asked of each, and of all in the end. */
const MANY = 1000;

/** git takes seconds to tell what all commits changed: it does so while files are read. Who asks for it is told what fails. */
function readHistoryAside({ clone, history, cache }: DocumentQuestion): void {
  openWholeHistory(clone, { graph: history.graph, cache }).catch(() => undefined);
}

/** What the files of the revision are read for. */
function askedBy(candidates: readonly Candidate[]): LookQuestion['asked'] {
  return {
    words: new Set(candidates.flatMap(({ words }) => words ?? [])),
    figures: candidates.flatMap(({ figure }) => figure ?? []),
    classes: candidates.some(({ asksForClasses }) => asksForClasses),
  };
}

/** Their verdicts need what all commits did; whoever asks about earlier versions after them finds it read. */
const FIRST = new Set<Claim['kind']>(['status', 'change-count', 'commit-content']);

interface Checked {
  readonly candidate: Candidate;
  readonly outcome: Outcome;
  readonly i: number;
}

/** Claims by line; those of a line in the order of the kinds. */
async function checkAll(context: CheckContext, candidates: readonly Candidate[]): Promise<Claim[]> {
  const found: Checked[] = [];
  const order = [...candidates.entries()].sort(
    ([, a], [, b]) => Number(FIRST.has(b.kind)) - Number(FIRST.has(a.kind)),
  );
  const heap = new HeapGrowth();
  for (const [i, candidate] of order) {
    heap.limit();
    const outcome = await candidate.check(context);
    if (outcome) found.push({ candidate, outcome, i });
  }
  found.sort((a, b) => a.candidate.line - b.candidate.line || a.i - b.i);
  const claims = await claimsOf(context, withoutRepeats(found), heap);
  const again = restated(
    context.document,
    claims.map(({ claim }) => claim),
  ).map((claim) => ({ claim, says: null }));
  return withOtherLines([...claims, ...again].sort((a, b) => a.claim.line - b.claim.line));
}

/** A line that names a file three times says once that it exists; counted thrice, it would make a short document look well checked. */
function withoutRepeats(checked: readonly Checked[]): Checked[] {
  const seen = new Set<string>();
  return checked.filter(({ candidate: { kind, line, statement }, outcome }) => {
    const key = JSON.stringify([kind, line, statement, outcome]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Claims with the end of the time in which the refuted ones were true; those about all code are looked for together. */
async function claimsOf(
  context: CheckContext,
  checked: readonly Checked[],
  heap: HeapGrowth,
): Promise<{ claim: Claim; says: Saying | null }[]> {
  const asked = new Map<string, CountQuestion>();
  for (const { candidate, outcome } of checked)
    if (isRefuted(outcome) && outcome.pastCount) asked.set(sameAs(candidate, outcome), outcome.pastCount);
  const answers = await countsTrueUntil(context, asked);
  const claims: { claim: Claim; says: Saying | null }[] = [];
  for (const { candidate, outcome } of checked) {
    heap.limit();
    const answer = outcome.pastCount ? answers.get(sameAs(candidate, outcome)) : undefined;
    const claim = claimOf(candidate, outcome, answer ?? (await askFiles(context, candidate, outcome)));
    claims.push({ claim, says: candidate.says ?? null });
  }
  return claims;
}

async function askFiles(
  context: CheckContext,
  candidate: Candidate,
  outcome: Outcome,
): Promise<CountAnswer | null> {
  if (!isRefuted(outcome) || !outcome.past) return null;
  const trueUntil = await lastTrue(context, candidate, outcome, outcome.past);
  const searched = `the earlier versions of ${listing(outcome.past.paths, 2)}, along first parents`;
  return { trueUntil, searched };
}

function isRefuted({ verdict }: Outcome): boolean {
  return verdict === 'refuted';
}

function claimOf(candidate: Candidate, outcome: Outcome, before: CountAnswer | null): Claim {
  const { kind, line, text, statement } = candidate;
  return {
    line,
    text: text.slice(0, 1000),
    kind,
    statement,
    verdict: outcome.verdict,
    approximate: outcome.verdict === 'verified' && (outcome.approximate ?? false),
    measured: outcome.measured ?? null,
    scope: outcome.scope ?? null,
    command: outcome.command ?? null,
    trueUntil: before?.trueUntil ?? null,
    searched: before && !before.trueUntil ? before.searched : null,
    otherLines: [],
    correction: isRefuted(outcome)
      ? (outcome.correction ?? `Measured: ${outcome.measured ?? 'otherwise'}.`)
      : null,
    needs: outcome.verdict === 'not checkable' ? (outcome.needs ?? 'more than the repository holds') : null,
  };
}

function lastTrue(
  context: CheckContext,
  candidate: Candidate,
  outcome: Outcome,
  past: PastQuestion,
): Promise<TrueUntil | null> {
  const question = ['true until', sameAs(candidate, outcome), past.paths];
  return context.once(question, () => context.past.trueUntil(past));
}

/** Statements that say the same, and were found false alike, were true until the same commit. */
function sameAs({ kind, text, statement }: Candidate, outcome: Outcome): string {
  const { measured, correction, command, scope } = outcome;
  return JSON.stringify([kind, text, statement, measured, correction, command, scope]);
}

function summaryOf(claims: readonly Claim[]): DocumentCheck['summary'] {
  const ofVerdict = (verdict: Claim['verdict']) => claims.filter((claim) => claim.verdict === verdict);
  return {
    total: claims.length,
    verified: ofVerdict('verified').length,
    approximate: claims.filter(({ approximate }) => approximate).length,
    refuted: ofVerdict('refuted').length,
    onceTrue: claims.filter(({ trueUntil }) => trueUntil !== null).length,
    notCheckable: ofVerdict('not checkable').length,
  };
}

function unreadFiles(unread: readonly string[]): Notification[] {
  if (unread.length === 0) return [];
  return [
    {
      code: 'files-unread',
      message: `${count(unread.length, 'file')} of the revision could not be read: too large, or not in this clone.`,
      weakens: 'Counts leave them out.',
      remedy: null,
    },
  ];
}
