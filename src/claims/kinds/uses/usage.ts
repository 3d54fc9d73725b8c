import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countedImports, type countedText, linesHolding, placesOf } from '../../check/count/counting.js';
import { countedUse } from '../../check/count/dotted-use.js';
import { extensionOf, nameOf } from '../../check/files/path-index.js';
import { fileOfHeading, fileOfItem, fileSpokenOf } from '../../extract/files/file-context.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, type Token } from '../../extract/markdown/token.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/** "`a.py` uses `f`", "`a.py` is not used": whether one thing names the other. */
export const usage: ClaimPart = { kinds: ['usage'], recognise };

const USES =
  /^(?:uses?|using|calls?|imports?|implements?|contains?|use|expects|checks|queries|references|reads)$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (
      sentence.fence ||
      sentence.mood === 'question' ||
      sentence.mood === 'conditional' ||
      sentence.mood === 'proposal'
    )
      return [];
    return [...uses(reading, sentence), ...present(reading, sentence), ...unused(reading, sentence)];
  });
}

/** The verb, and a name in code right behind it; the file before it, in words if need be ("quality manager file"). */
function uses(reading: Reading, sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, i): Candidate[] => {
    if (token.kind !== 'word' || !USES.test(token.text)) return [];
    // "Consistent use of `f`" is a use by nobody who is named.
    if (/^of$/i.test(tokens[i + 1]?.text ?? '') && !/^mak(?:es?|ing)$/i.test(tokens[i - 1]?.text ?? ''))
      return [];
    const name = objectOf(tokens.slice(i + 1, i + 4));
    const denied = tokens
      .slice(Math.max(0, i - 3), i)
      .some(({ text }) => /^(?:not|never|no|longer|to)$/i.test(text) && text.toLowerCase() !== 'to');
    const user = name && !isOtherClause(reading, sentence, i) ? userOf(reading, sentence, i) : null;
    return name && user ? [candidateOf(sentence, name, user, denied)] : [];
  });
}

/** "Markers: `@slow` present", in the section that is called like a file. */
function present(reading: Reading, sentence: Sentence): Candidate[] {
  if (sentence.place !== 'item' || fileMentions(sentence, reading.paths).length > 0) return [];
  return sentence.tokens.flatMap((token, i): Candidate[] => {
    const next = sentence.tokens[i + 1]?.text ?? '';
    const isSaid = token.kind === 'code' && /^(?:present|applied|in place)$/i.test(next);
    const files = isSaid && !isDeniedBefore(sentence.tokens, i, 4) ? fileOfHeading(reading, sentence) : null;
    return files?.match.kind === 'file'
      ? [candidateOf(sentence, token, { paths: files.match.paths, isNamed: true }, false)]
      : [];
  });
}

/** The name that a verb is about: right behind it, or behind words that only describe it ("uses the deprecated `f`"). */
function objectOf(after: readonly Token[]): Token | null {
  const at = after.findIndex(({ kind }) => kind === 'code');
  const name = after[at];
  const isParted = after
    .slice(0, Math.max(0, at))
    .some(
      ({ kind, text }) =>
        kind !== 'word' || /^(?:and|or|when|if|from|for|to|with|in|by|successfully)$/i.test(text),
    );
  return name && isIdentifier(name.text) && !isParted ? name : null;
}

/** "As `a.py` does — import `f`": a dash, a semicolon or a full stop between a file and the verb begins something new. */
function isOtherClause(reading: Reading, sentence: Sentence, verb: number): boolean {
  const last = fileMentions(sentence, reading.paths).findLast(({ token }) => token < verb);
  if (!last) return false;
  const between = sentence.tokens.slice(last.token + 1, verb);
  const isAside = between.length > 1 || !/^[–—-]$/.test(between[0]?.text ?? '');
  return isAside && between.slice(1).some(({ text }) => /^(?:[;–—]|when|if|where|while)$/i.test(text));
}

/** The files that are said to use something. */
interface User {
  readonly paths: readonly string[];
  /** Told by words that its name is made of: what stands beside the file may do it for it. */
  readonly isWorded?: boolean;
  /** By the sentence, or by what its list belongs to; else they are only those that were named last. */
  readonly isNamed: boolean;
}

function userOf(reading: Reading, sentence: Sentence, verb: number): User | null {
  const before = fileMentions(sentence, reading.paths).filter(
    ({ token, match }) => token < verb && match.kind === 'file',
  );
  const last = before.at(-1);
  const named = last?.match.paths ?? wordedFile(reading, sentence, verb);
  if (named) return { paths: named, isNamed: true };
  const called = calledSo(reading, sentence, verb);
  if (called !== null) return { paths: [called], isNamed: true, isWorded: true };
  const isSubjectless =
    verb <= 1 ||
    (sentence.label !== '' && sentence.tokens.slice(0, verb).some(({ text }) => /^[:–—-]$/.test(text)));
  const spoken = isSubjectless && sentence.place === 'item' ? fileSpokenOf(reading, sentence) : null;
  if (!spoken) return null;
  const above = fileOfItem(reading, sentence) ?? fileOfHeading(reading, sentence);
  return { paths: spoken.match.paths, isNamed: above?.written === spoken.written };
}

/** "Quality manager file": quality_manager.py, whatever its folder. */
function wordedFile(reading: Reading, sentence: Sentence, verb: number): readonly string[] | null {
  const at = sentence.tokens.slice(0, verb).findIndex(({ text }) => /^(?:file|module)$/i.test(text));
  if (at < 1) return null;
  const words = sentence.tokens
    .slice(Math.max(0, at - 4), at)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text.toLowerCase());
  for (let from = 0; from < words.length; from += 1) {
    const stem = words.slice(from).join('_');
    const found = reading.paths
      .alike(stem, 'stem')
      .filter((path) => wordedStem(path) === stem && extensionOf(path) !== 'md');
    if (found.length > 0 && found.length <= 5 && stem.includes('_')) return found;
  }
  return null;
}

/** "Rate Limit Checker reads": the one file of code that is called so, in words right before the verb. */
function calledSo(reading: Reading, { tokens }: Sentence, verb: number): string | null {
  const words: string[] = [];
  for (let i = verb - 1; i >= 0 && words.length < MOST_OF_NAME; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || !/^[A-Z][A-Za-z]{2,30}$/.test(token.text)) break;
    words.unshift(token.text.toLowerCase());
  }
  if (words.length < 2) return null;
  const found = reading.paths
    .alike(words.join('_'), 'stem')
    .filter(
      (path) =>
        languageOfPath(path) !== undefined &&
        !/^(?:test|backup|vendored|generated)$/.test(reading.classOf(path)),
    );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Words of a name. */
const MOST_OF_NAME = 5;

function wordedStem(path: string): string {
  return nameOf(path)
    .replace(/\.[^.]+$/, '')
    .replaceAll('-', '_');
}

function candidateOf(
  sentence: Sentence,
  name: Token,
  { paths, isNamed, isWorded = false }: User,
  denied: boolean,
): Candidate {
  const counted = countedUse(name.text.replace(/\(.{0,80}\)$/, ''));
  return {
    kind: 'usage',
    line: name.line,
    text: sentence.text,
    statement: `${listing(paths, 2)} ${denied ? 'does not use' : 'uses'} ${name.text.slice(0, 100)}`,
    words: counted ? [counted.anchor] : [],
    check: (context) => {
      const outcome = counted ? checkUses(context, counted, { paths, isWorded }, denied) : null;
      // What was named last may not be what the sentence is about.
      return isNamed || outcome?.verdict === 'verified' ? outcome : null;
    },
  };
}

function checkUses(
  context: CheckContext,
  counted: NonNullable<ReturnType<typeof countedText>>,
  { paths: files, isWorded }: Pick<User, 'paths' | 'isWorded'>,
  denied: boolean,
): Outcome | null {
  const places = placesOf(context, counted);
  const command = `git grep -n -w ${quoted(counted.anchor)} ${context.rev} -- ${quoted(files[0] ?? '')}`;
  if (!places) return null;
  const own = places.lines.filter(({ path }) => files.includes(path));
  const scope = listing(files, 3);
  const there = own.length > 0;
  const measured = there
    ? `named at line ${listing(
        own.map(({ line }) => String(line)),
        5,
      )}`
    : 'not named';
  if (there !== denied) return { verdict: 'verified', measured, scope, command };
  const [path = ''] = files;
  const isBeside = (other: string) => folderOf(other) === folderOf(path);
  if (isWorded && !there && places.lines.some((line) => isBeside(line.path))) return null;
  // The name may be built, aliased or inherited; a file that never names it still hardly uses it.
  if (files.length > 1)
    return { verdict: 'not checkable', measured, scope, command, needs: 'to know which file is meant' };
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction: `${path} ${there ? 'names' : 'does not name'} ${counted.label}.`,
    past: {
      paths: files,
      isTrue: (texts) =>
        (texts.get(path) ?? '').split('\n').some((line) => counted.timesIn(line) > 0) !== denied,
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

const UNUSED = /\b(?:not used|unused|never (?:used|imported)|not imported|no longer used)\b/i;

/** "`a.py` … NOT used": nothing names its module. */
function unused(reading: Reading, sentence: Sentence): Candidate[] {
  if (!UNUSED.test(sentence.text.slice(0, 400))) return [];
  const files = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const file =
    files.length === 1
      ? files[0]
      : files.length === 0 && sentence.place === 'item'
        ? fileSpokenOf(reading, sentence)
        : null;
  const [path, ...others] = file?.match.paths ?? [];
  if (!file || path === undefined || others.length > 0) return [];
  return [unusedCandidate(sentence, file, path)];
}

function unusedCandidate(sentence: Sentence, file: FileMention, path: string): Candidate {
  const stem = nameOf(path).replace(/\.[^.]+$/, '');
  const imports = countedImports(path);
  const isQualified = /\b(?:not used|unused|never used) (?:in|by|for|during|within|when)\b/i.test(
    sentence.text,
  );
  return {
    kind: 'usage',
    line: sentence.line,
    text: sentence.text,
    statement: `nothing uses ${file.written}`,
    words: [stem],
    check: (context) => {
      const places = imports ? linesHolding(context, imports.anchor, stem) : null;
      if (!places) return null;
      const users = [
        ...new Set(
          places.lines
            .filter(
              (each) =>
                each.isCode && each.path !== path && (each.class === 'production' || each.class === 'test'),
            )
            .map((each) => each.path),
        ),
      ];
      const command = `git grep -l -w ${quoted(stem)} ${context.rev}`;
      const scope = 'code of all known languages, tests included';
      const measured =
        users.length === 0
          ? 'no file of code names it'
          : `${count(users.length, 'file')} of code name it: ${listing(users, 3)}`;
      if (users.length === 0) return { verdict: 'verified', measured, scope, command };
      return {
        verdict: 'not checkable',
        measured,
        scope,
        command,
        needs: isQualified ? 'to follow the program in that case' : 'to know whether these use it',
      };
    },
  };
}
