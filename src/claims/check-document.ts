import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { CollectedHistory } from '../collectors/history.js';
import { type Claim, type DocumentCheck, SCHEMA_OF_CHECKS, type TrueUntil } from '../domain/claim.js';
import type { ClassGlobs } from '../domain/code-class.js';
import type { Notification } from '../domain/evidence.js';
import { count } from '../domain/wording.js';
import { classifyPath } from '../languages/classify.js';
import { type Candidate, CheckContext, type Outcome, type Services } from './check/context.js';
import type { PastQuestion } from './check/path-history.js';
import { PathIndex } from './check/path-index.js';
import { scanWords, type WordLines } from './check/word-scan.js';
import { readDocument } from './extract/read-document.js';
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
}

/**
 * Finds the checkable statements of a document and checks each against one revision. Nothing of the document is run; what
 * its fenced blocks show is measured anew.
 * @throws InputError for a document that is no text
 */
export async function checkDocument(question: DocumentQuestion): Promise<Omit<DocumentCheck, 'tool'>> {
  const { clone, history, tree, classes } = question;
  const document = readDocument(question.name, question.source);
  const { commit: revision, committedAt } = history.revision;
  const paths = new PathIndex(tree);
  const classOf = (path: string) => classifyPath(path, classes);
  const reading = { document, paths, classOf };
  const candidates = CLAIM_PARTS.flatMap((part) => part.recognise(reading));
  const words = await scanWords(clone, tree, new Set(candidates.flatMap((each) => each.words ?? [])));
  const context = new CheckContext({
    clone,
    history,
    paths,
    words,
    document,
    documentPath: question.path,
    documentFolder: question.folder,
    services: question.services,
    classes,
  });
  const claims = await checkAll(context, candidates).finally(() => context.close());
  return {
    schemaVersion: SCHEMA_OF_CHECKS,
    document: { name: question.name, lines: document.lines.length },
    repository: history.repository.name,
    revision,
    committedAt,
    summary: summaryOf(claims),
    claims,
    notifications: [...history.notifications, ...unreadFiles(words)],
  };
}

/** Their verdicts need what all commits did; whoever asks about earlier versions after them finds it read. */
const FIRST = new Set<Claim['kind']>(['status', 'change-count', 'commit-content']);

/** Claims by line; those of a line in the order of the kinds. */
async function checkAll(context: CheckContext, candidates: readonly Candidate[]): Promise<Claim[]> {
  const found: { claim: Claim; i: number }[] = [];
  const order = [...candidates.entries()].sort(
    ([, a], [, b]) => Number(FIRST.has(b.kind)) - Number(FIRST.has(a.kind)),
  );
  for (const [i, candidate] of order) {
    const outcome = await candidate.check(context);
    if (outcome) found.push({ claim: await claimOf(context, candidate, outcome), i });
  }
  found.sort((a, b) => a.claim.line - b.claim.line || a.i - b.i);
  return found.map(({ claim }) => claim);
}

async function claimOf(context: CheckContext, candidate: Candidate, outcome: Outcome): Promise<Claim> {
  const { kind, line, text, statement } = candidate;
  const isRefuted = outcome.verdict === 'refuted';
  const trueUntil =
    isRefuted && outcome.past ? await lastTrue(context, candidate, outcome, outcome.past) : null;
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
    trueUntil,
    correction: isRefuted ? (outcome.correction ?? `Measured: ${outcome.measured ?? 'otherwise'}.`) : null,
    needs: outcome.verdict === 'not checkable' ? (outcome.needs ?? 'more than the repository holds') : null,
  };
}

/** Statements that say the same, and were found false alike, were true until the same commit. */
function lastTrue(
  context: CheckContext,
  { kind, text, statement }: Candidate,
  { measured, correction, command, scope }: Outcome,
  past: PastQuestion,
): Promise<TrueUntil | null> {
  const question = ['true until', kind, text, statement, measured, correction, command, scope, past.paths];
  return context.once(question, () => context.past.trueUntil(past));
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

function unreadFiles({ unread }: WordLines): Notification[] {
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
