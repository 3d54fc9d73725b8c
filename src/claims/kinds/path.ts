import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from '../../domain/commit.js';
import { quoted } from '../../domain/shell-word.js';
import { count, listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { findTrueUntil, type PastQuestion } from '../check/path-history.js';
import { extensionOf, nameOf, plainPath } from '../check/path-index.js';
import { commitMentions } from '../extract/commit-mentions.js';
import type { Sentence } from '../extract/document.js';
import { type FileMention, fileMentions } from '../extract/file-mentions.js';
import { isNegation } from '../extract/mood.js';

/** Paths and bare names of files: they exist, or, where the sentence says so, they do not. */
export const path: ClaimPart = { kinds: ['path'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence && !isListing(sentence)) return [];
    const seen = new Set<string>();
    return fileMentions(sentence, reading.paths).flatMap((mention) => {
      if (seen.has(mention.written) || isNoStatement(sentence, mention)) return [];
      seen.add(mention.written);
      return [candidateOf(sentence, mention)];
    });
  });
}

/** Fences of a programming language quote code; others list files or show commands. */
function isListing(sentence: Sentence): boolean {
  return ['', 'bash', 'sh', 'shell', 'console', 'text', 'txt', 'plaintext', 'zsh'].includes(
    sentence.fence?.language ?? '',
  );
}

const MAKING = new Set(
  'create creates created creating add adding write writing introduce generate generates new draft planned propose proposed save output rename'.split(
    ' ',
  ),
);

/** A file that shall be made is no statement about the present; all other paths are, also in plans. */
function isNoStatement(sentence: Sentence, mention: FileMention): boolean {
  if (isTraced(sentence)) return true;
  if (mention.match.kind !== 'none') return isMade(sentence, mention) && sentence.mood === 'proposal';
  if (sentence.fence) return !mention.written.includes('/') || isWritten(sentence, mention);
  if (sentence.mood === 'question' || isGeneric(sentence, mention)) return true;
  if (sentence.mood === 'proposal' || sentence.mood === 'conditional')
    return isMade(sentence, mention) || !mention.written.includes('/');
  return isForeign(sentence, mention) || isOutput(sentence, mention) || isRepository(sentence, mention);
}

/** A line of a diff’s head, of a stack trace or of a debugger: its paths are another machine’s, or an example’s. */
function isTraced({ fence, text }: Sentence): boolean {
  return fence !== null && /^\s{0,20}(?:(?:---|\+\+\+) |diff --git |#\d{1,4} +|File "|at \S+ ?\()/.test(text);
}

/** "It gets saved into `native.py`", "the tool writes `out.c`": made when it runs. */
function isOutput(sentence: Sentence, mention: FileMention): boolean {
  const before = sentence.tokens.slice(Math.max(0, mention.token - 8), mention.token);
  return /\b(?:(?:is|are|gets?|be) (?:saved|stored|written|generated|emitted|placed|put)|stores|saves|writes|emits|produces|outputs)\b/i.test(
    before.map(({ text }) => text).join(' '),
  );
}

/** `owner/name`: what has no ending and one slash is a folder only where the words say so. */
function isRepository({ text }: Sentence, { written }: FileMention): boolean {
  return (
    /^[\w.-]{1,60}\/[\w-]{1,60}$/.test(written) &&
    !/\b(?:folder|director(?:y|ies)|dir|package|module|path|file)s?\b/i.test(text.slice(0, 600))
  );
}

/** "Individual pytest.ini files": a kind of file, no single one. */
function isGeneric({ tokens }: Sentence, mention: FileMention): boolean {
  const after = tokens.slice(mention.token + 1, mention.token + 3);
  return (
    !mention.written.includes('/') &&
    after.some(({ text }) => /^files$/i.test(text)) &&
    !after.some(({ text }) => /^[,.;:(]$/.test(text))
  );
}

function wordsOf(sentence: Sentence): string[] {
  return sentence.tokens.filter((t) => t.kind === 'word').map((t) => t.text.toLowerCase());
}

function isMade(sentence: Sentence, mention: FileMention): boolean {
  const before = sentence.tokens.slice(0, mention.token);
  return before.some((t) => t.kind === 'word' && MAKING.has(t.text.toLowerCase()));
}

/** `> out.txt`, `-o report.xml`: a command writes it. */
function isWritten(sentence: Sentence, mention: FileMention): boolean {
  const at = sentence.text.indexOf(mention.written);
  return /(?:>|-o|--?out(?:put)?(?:-file)?|--junit-?xml)[ =]{0,3}$/.test(
    sentence.text.slice(0, Math.max(0, at)),
  );
}

/** A file of a library or of the system, as the words beside it say. */
function isForeign(sentence: Sentence, mention: FileMention): boolean {
  const previous = sentence.tokens[mention.token - 1]?.text.toLowerCase() ?? '';
  return /^(?:pytest|python'?s?|node|django|site-packages|library|upstream|external)$/.test(previous);
}

function candidateOf(sentence: Sentence, mention: FileMention): Candidate {
  const absent = saysAbsent(sentence, mention);
  const changed = !absent && mention.match.kind === 'none' && isOfChange(sentence);
  const exists = changed ? 'is or was a file' : 'exists';
  return {
    kind: 'path',
    line: sentence.tokens[mention.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: absent ? `there is no ${mention.written}` : `${mention.written} ${exists}`,
    check: (context) =>
      absent
        ? checkAbsent(context, mention)
        : changed
          ? checkChanged(context, mention)
          : checkPath(context, mention),
  };
}

const CHANGE =
  /\b(?:fix|commit|change|patch|pull request|PR|merge)\b (?:\w{1,20} ){0,2}(?:chang|touch|add|remov|delet|renam|mov|modif)\w*/i;
const CHANGES =
  /\b(?:fix implementation|files? (?:changed|modified|touched)|(?:changed|modified) files?|its files)\b/i;

/** Whether a sentence is about what a commit did: its files may be gone since. */
function isOfChange(sentence: Sentence): boolean {
  return (
    commitMentions(sentence).some(({ hash }) => hash !== null) ||
    /\bgit (?:blame|show|log|diff)\b/.test(sentence.text) ||
    CHANGE.test(sentence.text.slice(0, 600)) ||
    sentence.isOfRelease ||
    CHANGES.test(sentence.headings.at(-1) ?? '')
  );
}

/** A file that a change touched is there, or was once. */
async function checkChanged(context: CheckContext, mention: FileMention): Promise<Outcome | null> {
  const path = plainPath(mention.written);
  const paths = await pathsOnce(context, path);
  const past: PastQuestion = { paths, isTrue: (texts) => [...texts.values()].some((text) => text !== null) };
  const until = paths.length > 0 ? await findTrueUntil(context.clone.git, context.revision, past) : null;
  if (!until) return checkMissing(context, mention.written);
  return {
    verdict: 'verified',
    measured: `was there until ${shortHash(until.commit)} of ${until.date}`,
    scope: `the history of ${context.rev}`,
    command: `git log --oneline --name-status ${context.rev} -- ${quoted(paths[0] ?? path)}`,
  };
}

const ABSENCE = new Set(['missing', 'absent', 'deleted', 'gone', 'nonexistent', 'non-existent']);

/** "`a.py` no longer exists", "missing `a.py`", "`a.py` does not exist", "`a.py` was deleted". */
function saysAbsent(sentence: Sentence, mention: FileMention): boolean {
  const words = sentence.tokens.map((token) => (token.kind === 'word' ? token.text.toLowerCase() : ''));
  const after = words.slice(mention.token + 1, mention.token + 7);
  const before = words.slice(Math.max(0, mention.token - 3), mention.token);
  if (sentence.mood === 'proposal' || sentence.mood === 'conditional') return false;
  // `D path`, as `git show --name-status` lists what went.
  if (sentence.fence && sentence.tokens[0]?.text === 'D' && mention.token === 1) return true;
  const denied = after.findIndex((word) => isNegation(word));
  if (
    denied >= 0 &&
    after.slice(denied, denied + 3).some((word) => /^exist(?:s|ed|ing)?$|^found$|^there$/.test(word))
  )
    return true;
  if (after.some((word, i) => ['deleted', 'removed', 'gone'].includes(word) && isPassive(after, i)))
    return true;
  return before.some((word) => ABSENCE.has(word)) && !wordsOf(sentence).includes('in');
}

function isPassive(words: readonly string[], i: number): boolean {
  // "Was explicitly removed", "has been completely deleted": one adverb may stand between.
  const verb = /^[a-z]{2,20}ly$|^already$|^since$/.test(words[i - 1] ?? '') ? words[i - 2] : words[i - 1];
  return ['was', 'were', 'been', 'is', 'are'].includes(verb ?? '') && words[i + 1] !== 'from';
}

const MACHINE_MADE =
  /^(?:build|dist|target|node_modules)\/|(?:^|\/)__pycache__\/|(?:^|\/)(?:test-)?(?:reports?|results?|artifacts|logs|out|build|dist)\/[^/]+\.(?:xml|log|html)$|(?:^|\/)\.env|\.(?:log|pid|db|sqlite3?|tmp|cache|pyc|env)$|(?:^|\/)(?:coverage|junit|test-results?)[^/]*\.(?:xml|json)$/i;

function checkPath(context: CheckContext, mention: FileMention): Promise<Outcome | null> | Outcome {
  const { written, match } = mention;
  const { rev } = context;
  if (match.kind === 'none') return checkMissing(context, written);
  const [first = ''] = match.paths;
  const command = `git ls-tree ${match.kind === 'folder' ? '-d ' : ''}-r --name-only ${rev} ${quoted(first)}`;
  const what =
    match.kind === 'folder'
      ? `folder ${first}/ (${count(context.paths.below(first).length, 'file')})`
      : first;
  const several =
    match.paths.length > 1 ? `; ${count(match.paths.length, 'path')} end so: ${listing(match.paths, 4)}` : '';
  const how = match.how === 'prefixed' ? '; what was written before it is the folder of a machine' : '';
  return {
    verdict: 'verified',
    measured: match.paths.length > 1 ? `exists${several}` : `exists: ${what}${how}`,
    scope: `all ${count(context.paths.files.size, 'file')} of ${rev}`,
    command,
  };
}

async function checkMissing(context: CheckContext, written: string): Promise<Outcome | null> {
  const path = plainPath(written);
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = `git ls-tree -r --name-only ${context.rev} | grep -F ${quoted(nameOf(path))}`;
  const module = submoduleAround(context, path);
  if (module !== null)
    return {
      verdict: 'not checkable',
      measured: `${module} is a submodule`,
      scope,
      command: `git ls-tree ${context.rev} ${quoted(module)}`,
      needs: `a clone of the submodule ${module}`,
    };
  const paths = await pathsOnce(context, path);
  const similar = similarTo(context, path);
  const hint = similar.length > 0 ? `; there is ${listing(similar, 3)}` : '';
  const lies = paths.length === 0 && (await liesOnDisk(context, written));
  if (lies || (paths.length === 0 && MACHINE_MADE.test(path)))
    return {
      verdict: 'not checkable',
      measured: `no such file${hint}`,
      scope,
      command,
      needs: `${path} is a kind of file that is not kept in git`,
    };
  if (paths.length === 0 && !path.includes('/') && !context.paths.hasExtension(extensionOf(path)))
    return null;
  return {
    verdict: 'refuted',
    measured: `no such file${hint}`,
    scope,
    command,
    correction:
      similar.length > 0 ? `There is no ${path}; there is ${listing(similar, 3)}.` : `There is no ${path}.`,
    past:
      paths.length > 0
        ? { paths, isTrue: (texts) => [...texts.values()].some((text) => text !== null) }
        : null,
  };
}

/** The submodule that a path leads into; null for none. Its files are in another repository. */
function submoduleAround(context: CheckContext, path: string): string | null {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (context.paths.files.get(folder)?.kind === 'submodule') return folder;
  }
  return null;
}

/** A file of the work tree, or beside the document, that git does not keep. */
async function liesOnDisk(context: CheckContext, written: string): Promise<boolean> {
  const path = plainPath(written);
  if (path.split('/').includes('..')) return false;
  const folders = [context.clone.root, context.documentFolder].filter((folder) => folder !== null);
  const found = await Promise.all(folders.map((folder) => lstat(join(folder, path)).catch(() => null)));
  return found.some((info) => info !== null);
}

/** Paths that were in the history once, and that the text may stand for. */
async function pathsOnce(context: CheckContext, path: string): Promise<string[]> {
  const pathspec = path.includes('/') ? [path, `:(glob)**/${path}`] : [`:(top,glob)**/${path}`];
  const child = context.clone.git.stream(
    [
      'log',
      '--first-parent',
      '--format=',
      '--name-only',
      '--no-renames',
      '--diff-filter=D',
      '--max-count=5',
      '-z',
      context.revision,
      '--',
      ...pathspec,
    ],
    { globs: true },
  );
  child.stdin.end();
  const found = new Set<string>();
  for await (const chunk of child.stdout)
    for (const name of String(chunk).split('\0')) if (name.trim() !== '') found.add(name.trim());
  await child.ended;
  return [...found].sort().slice(0, 10);
}

/** The same name elsewhere, in another spelling, or as the class it names: `AgentRegistry.py` is agent_registry.py. */
function similarTo(context: CheckContext, path: string): string[] {
  const name = nameOf(path);
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const wanted = plain(name);
  const same: string[] = [];
  for (const candidate of context.paths.files.keys())
    if (plain(nameOf(candidate)) === wanted && candidate !== path) same.push(candidate);
  return same.slice(0, 10);
}

async function checkAbsent(context: CheckContext, mention: FileMention): Promise<Outcome | null> {
  const path = plainPath(mention.written);
  const { match } = mention;
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = `git ls-tree -r --name-only ${context.rev} | grep -F ${quoted(path)}`;
  if (match.kind === 'none') return { verdict: 'verified', measured: 'no such file', scope, command };
  const isSure = match.how === 'exact' || path.includes('/');
  if (!isSure)
    return {
      verdict: 'not checkable',
      measured: `there is ${listing(match.paths, 4)}`,
      scope,
      command,
      needs: 'the path from the root',
    };
  return {
    verdict: 'refuted',
    measured: `exists: ${listing(match.paths, 4)}`,
    scope,
    command,
    correction: `${match.paths[0]} exists.`,
    past: { paths: match.paths, isTrue: (texts) => [...texts.values()].every((text) => text === null) },
  };
}
