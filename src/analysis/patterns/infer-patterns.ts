import { type SyntaxReader, syntaxReader } from '../../clients/code/syntax-tree.js';
import type { Clone } from '../../clients/git/repository.js';
import type { InferredPattern } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import type { Evidence, Notification } from '../../domain/evidence.js';
import { isActionable } from '../../errors.js';
import { languageNamed } from '../../languages/languages.js';
import { findCandidates, placesOf } from './candidates.js';
import { type ChangedFile, readChangedFiles } from './changed-files.js';
import { choosePatterns } from './choose.js';
import { describePatterns } from './describe.js';
import { inferredEvidence } from './inferred-evidence.js';
import { type ParsedFile, parseChangedFile } from './parsed-file.js';

/** A commit to learn from, with its first parent. */
export interface FixCommit {
  readonly commit: string;
  readonly parent: string;
}

export interface InferredPatterns {
  /** The systematic edits, those that explain most places first; empty for an ordinary fix. */
  readonly patterns: InferredPattern[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** A commit that changed more files than this is told from the first of them. */
const MOST_FILES = 2000;

/**
 * The systematic edits of one or more fix commits, told from their syntax trees: what was replaced at many places, as a
 * pattern, and by what. All commits are read as one change. An ordinary fix gives none.
 * @param commits full hashes, each with its first parent
 */
export async function inferPatterns(clone: Clone, commits: readonly FixCommit[]): Promise<InferredPatterns> {
  const notifications: Notification[] = [];
  const parsed: ParsedFile[] = [];
  for (const { commit, parent } of commits) {
    const files = await readChangedFiles(clone, parent, commit);
    if (!files) {
      notifications.push(unreadable(commit));
      continue;
    }
    if (files.length > MOST_FILES) notifications.push(tooMany(commit, files.length));
    parsed.push(...(await parseFiles(files.slice(0, MOST_FILES), notifications)));
  }
  const chosen = choosePatterns(findCandidates(parsed), parsed);
  const patterns = describePatterns(chosen, placesOf(parsed));
  const [first] = commits;
  const evidence = patterns.map((pattern) => inferredEvidence(pattern));
  return { patterns: first ? patterns : [], evidence, notifications };
}

async function parseFiles(
  files: readonly ChangedFile[],
  notifications: Notification[],
): Promise<ParsedFile[]> {
  const readers = new Map<string, SyntaxReader | null>();
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    if (!readers.has(file.language))
      readers.set(file.language, await readerFor(file.language, notifications));
    const reader = readers.get(file.language);
    const read = reader ? parseChangedFile(file, reader) : null;
    if (read) parsed.push(read);
  }
  return parsed;
}

/** A language whose grammar is not installed is stated, and the others are still read. */
async function readerFor(id: string, notifications: Notification[]): Promise<SyntaxReader | null> {
  const language = languageNamed(id);
  if (!language) return null;
  try {
    return await syntaxReader(language);
  } catch (error) {
    if (!isActionable(error)) throw error;
    notifications.push({
      code: 'inferred-pattern-grammar',
      message: error.message,
      weakens: `what a fix changed in ${language.name} is not looked at for patterns`,
      remedy: error.advice,
    });
    return null;
  }
}

function unreadable(commit: string): Notification {
  return {
    code: 'inferred-pattern-objects-missing',
    message: `what ${shortHash(commit)} changed is not in this clone`,
    weakens: 'no pattern could be told from it',
    remedy: 'git fetch --refetch --no-filter',
  };
}

function tooMany(commit: string, files: number): Notification {
  return {
    code: 'inferred-pattern-many-files',
    message: `${shortHash(commit)} changed ${files} files with code; the first ${MOST_FILES} were looked at`,
    weakens: 'places of an inferred pattern may be more than told',
    remedy: null,
  };
}
