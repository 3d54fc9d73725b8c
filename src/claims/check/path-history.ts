import type { Git } from '../../clients/git/git.js';
import { readObjects } from '../../clients/git/objects.js';
import { records } from '../../clients/git/records.js';
import type { TrueUntil } from '../../domain/claim.js';
import { day } from '../../domain/wording.js';

/** What a statement is about, at any commit: the text of each of its files; null for one that is not there. */
export type TextsOf = ReadonlyMap<string, string | null>;

/** A statement that can be asked of earlier versions of some files. */
export interface PastQuestion {
  readonly paths: readonly string[];
  isTrue(texts: TextsOf): boolean;
}

interface Version {
  readonly commit: string;
  readonly isMerge: boolean;
  readonly date: string;
  readonly subject: string;
  /** The blob of each path that it changed, before it; null where the path was not there. */
  readonly changes: ReadonlyMap<string, { readonly before: string | null }>;
}

/** Versions that are looked at, newest first. */
const MOST_VERSIONS = 400;
const NO_OBJECT = /^0+$/;

/**
 * Looks back through the versions of a statement’s files for the last one in which it was true. Only commits that changed
 * those files are looked at, one after the other along first parents: nothing says that a statement is true only once.
 * Where a merge made it false, the commit that came with it is looked for.
 * @returns the commit that made it false; null when it was never true in the versions that could be read
 */
export async function findTrueUntil(
  git: Git,
  revision: string,
  question: PastQuestion,
): Promise<TrueUntil | null> {
  const walk = [`--max-count=${MOST_VERSIONS}`, '--first-parent', revision];
  const found = await lastTrue(git, revision, walk, question);
  if (!found?.isMerge) return found && told(found);
  // What the merge brought in; its own commits are looked at one by one.
  const brought = ['--topo-order', '--no-merges', `${found.commit}^1..${found.commit}`];
  const inside = await lastTrue(git, found.commit, brought, question);
  return told(inside ?? found);
}

function told({ commit, date, subject }: Version): TrueUntil {
  return { commit, date: day(date), subject };
}

async function lastTrue(
  git: Git,
  start: string,
  walk: readonly string[],
  question: PastQuestion,
): Promise<Version | null> {
  if (question.paths.length === 0) return null;
  const versions = await readVersionsOf(git, walk, question.paths);
  const texts = await readTexts(git, versions);
  const state = await readState(git, start, question.paths);
  for (const version of versions) {
    for (const [path, { before }] of version.changes) {
      const text = before === null ? null : texts.get(before);
      // A version that this clone does not hold: what was before it cannot be told.
      if (text === undefined) return null;
      state.set(path, text);
    }
    if (question.isTrue(state)) return version;
  }
  return null;
}

async function readVersionsOf(
  git: Git,
  walk: readonly string[],
  paths: readonly string[],
): Promise<Version[]> {
  const child = git.stream([
    'log',
    '--format=tformat:%x01%H %P%x00%cI%x00%s',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--diff-merges=first-parent',
    '--no-notes',
    ...walk,
    '--',
    ...paths,
  ]);
  child.stdin.end();
  const versions: (Version & { changes: Map<string, { before: string | null }> })[] = [];
  let fields: string[] = [];
  for await (const record of records(child.stdout)) {
    const text = record.replace(/^\n/, '');
    if (text.startsWith('\x01')) fields = [text.slice(1)];
    else if (fields.length > 0 && fields.length < 3) fields.push(text);
    else if (text.startsWith(':')) fields.push(text);
    else if (fields.at(-1)?.startsWith(':')) {
      const oid = fields.pop()?.split(' ')[2] ?? '';
      versions.at(-1)?.changes.set(text, { before: NO_OBJECT.test(oid) ? null : oid });
    }
    const [commit = '', ...parents] = fields[0]?.split(' ') ?? [];
    if (fields.length === 3 && versions.at(-1)?.commit !== commit) {
      const [, date = '', subject = ''] = fields;
      versions.push({ commit, isMerge: parents.length > 1, date, subject, changes: new Map() });
    }
  }
  await child.ended;
  return versions;
}

async function readState(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string | null>> {
  const state = new Map<string, string | null>();
  const names = new Map(paths.map((path) => [`${commit}:${path}`, path]));
  for await (const object of readObjects(git, [...names.keys()])) {
    const text = 'data' in object ? object.data.toString('utf8') : null;
    state.set(names.get(object.name) ?? '', text);
  }
  return state;
}

async function readTexts(git: Git, versions: readonly Version[]): Promise<Map<string, string>> {
  const oids = new Set<string>();
  for (const { changes } of versions)
    for (const { before } of changes.values()) if (before !== null) oids.add(before);
  const texts = new Map<string, string>();
  for await (const object of readObjects(git, [...oids]))
    if ('data' in object) texts.set(object.name, object.data.toString('utf8'));
  return texts;
}
