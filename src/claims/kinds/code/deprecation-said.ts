import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { fileBegun } from '../../extract/files/file-begun.js';
import { fileSpokenOf, isComment } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, type Token } from '../../extract/markdown/token.js';

/**
 * Whether a file or a class warns that it is deprecated: "`Hub` has deprecation warnings", "Deprecation warnings added" below
 * `hub.py`. Refuted only where the sentence names it, and its text speaks of deprecation in no form.
 */
export const deprecationSaid: ClaimPart = { kinds: ['snippet'], recognise };

/** How far a verb is from the warnings. */
const NEAR = 4;
const HAS =
  /^(?:has|have|contains?|emits?|issues?|raises?|shows?|includes?|logs?|prints?|adds?|added|with|present|implemented|exists?|integrated|in|place|provides?|gives?)$/i;
const DENIES =
  /\b(?:not?|never|without|missing|lacks?|removed?|removing|eliminat\w+|fixed|resolved|no longer|clean\w*|suppress\w*|ignor\w+|should|must|will|if|tests?)\b|n't\b/i;
/** What follows says something else. */
const BEHIND = /\b(?:but|instead of|rather than|and no)\b.*$/is;
const NOUN = /^(?:warnings?|notices?|messages?|markers?)$/i;
/** Files that one name may stand for. */
const MOST_FILES = 2;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const { tokens } = sentence;
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || tokens.length > 60) return [];
    const at = tokens.findIndex(
      ({ kind, text }, i) =>
        kind === 'word' && /^deprecation$/i.test(text) && NOUN.test(tokens[i + 1]?.text ?? ''),
    );
    if (at < 0 || !isSaid(tokens, at) || DENIES.test(sentence.text.slice(0, 300).replace(BEHIND, '')))
      return [];
    const place = placeOf(reading, sentence, at);
    return place ? [candidateOf(sentence, place)] : [];
  });
}

function isSaid(tokens: readonly Token[], at: number): boolean {
  const beside = [...tokens.slice(Math.max(0, at - NEAR), at), ...tokens.slice(at + 2, at + 2 + NEAR)];
  return beside.some(({ kind, text }) => kind === 'word' && HAS.test(text));
}

/** What is said to warn: files, or a name of code. */
type Place = { readonly paths: readonly string[]; readonly isNamed: boolean } | { readonly name: string };

function placeOf(reading: Reading, sentence: Sentence, at: number): Place | null {
  const named = fileMentions(sentence, reading.paths);
  if (named.length > 0) {
    const [first, ...others] = named;
    const paths = first?.match.kind === 'file' ? first.match.paths : [];
    if (!first || others.length > 0 || paths.length === 0 || paths.length > MOST_FILES) return null;
    return isOwnWarning(sentence.tokens, first.token, at) ? { paths, isNamed: true } : null;
  }
  const name = sentence.tokens
    .slice(0, at)
    .findLast(({ kind, text }) => kind === 'code' || (kind === 'word' && isIdentifier(text)))?.text;
  if (name !== undefined)
    return /^[A-Za-z_]\w{3,80}(?:\(\))?$/.test(name) ? { name: name.replace('()', '') } : null;
  const paths = (fileSpokenOf(reading, sentence) ?? fileBegun(reading, sentence))?.match.paths ?? [];
  return paths.length > 0 && paths.length <= MOST_FILES ? { paths, isNamed: false } : null;
}

/** "`hub.py` emits …", "… in `hub.py`": a file behind "directing users to" is another one. */
function isOwnWarning(tokens: readonly Token[], file: number, at: number): boolean {
  if (file < at)
    return at - file <= NEAR + 2 && tokens.slice(file + 1, at).some(({ text }) => HAS.test(text));
  return (
    file - at <= NEAR + 2 &&
    /^(?:in|to|of|inside|within)$/i.test(tokens[file - 1]?.text ?? '') &&
    !tokens.slice(at + 2, file - 1).some(({ text }) => /ing$/i.test(text))
  );
}

function candidateOf(sentence: Sentence, place: Place): Candidate {
  const names = 'name' in place ? [place.name] : [];
  const [symbol] = names;
  return {
    kind: 'snippet',
    line: sentence.line,
    text: sentence.text,
    statement: `${'name' in place ? place.name : listing([...place.paths], MOST_FILES)} warns that it is deprecated`,
    words: names,
    ...(symbol === undefined ? {} : { symbol }),
    says: null,
    check: (context) => ('name' in place ? checkName(context, place.name) : checkFiles(context, place)),
  };
}

const SPEAKS = /deprecat/i;
/** A warning that is given, and not a comment that says so. */
const WARNS =
  /DeprecationWarning|PendingDeprecation|FutureWarning|@deprecated\b|@Deprecated\b|\bwarn\w{0,12}\b.{0,200}deprecat|deprecat.{0,200}\bwarn|\b(?:log|logger|logging|console)\w{0,3}\.\w{4,10}\(.{0,200}deprecat|^\s{0,200}[frb]{0,2}["'](?!["']).{0,200}deprecat/i;

async function checkFiles(
  context: CheckContext,
  { paths, isNamed }: Extract<Place, { paths: unknown }>,
): Promise<Outcome | null> {
  for (const path of paths) {
    const found = warningIn((await context.lines(path)) ?? []);
    if (found) return verified(context, path, found, path);
  }
  const [path, ...others] = paths;
  const lines = path === undefined || others.length > 0 ? null : await context.lines(path);
  if (path === undefined || !lines || !isNamed) return null;
  const spoken = lines.findIndex((line) => SPEAKS.test(line));
  const command = `git grep -n -i deprecat ${context.rev} -- ${quoted(path)}`;
  if (spoken >= 0)
    return {
      verdict: 'not checkable',
      measured: `${path}:${spoken + 1} speaks of deprecation; no line warns of it`,
      scope: path,
      command,
      needs: 'to know whether that is what is meant',
    };
  return {
    verdict: 'refuted',
    measured: `${path} speaks of deprecation nowhere`,
    scope: path,
    command,
    correction: `${path} speaks of deprecation nowhere.`,
    past: {
      paths: [path],
      isTrue: (texts) => warningIn(linesOf(texts.get(path) ?? '')) !== null,
    },
  };
}

interface Warning {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** The first line that warns; `warn(` and what it says may stand in two lines. */
function warningIn(lines: readonly string[]): Warning | null {
  const at = lines.findIndex(
    (line) => SPEAKS.test(line) && !isComment(line) && WARNS.test(line.slice(0, 500)),
  );
  return at < 0 ? null : { line: at + 1, text: (lines[at] ?? '').trim().slice(0, 100) };
}

function verified(context: CheckContext, path: string, { line, text }: Warning, scope: string): Outcome {
  return {
    verdict: 'verified',
    measured: `${path}:${line} reads: ${text}`,
    scope,
    command: `git show ${context.rev}:${quoted(path)} | sed -n '${line}p'`,
  };
}

/** Definitions of one name that are looked into. */
const MOST_DEFINITIONS = 3;

/** @returns null where nothing in its definition warns: its module, or what calls it, may */
async function checkName(context: CheckContext, name: string): Promise<Outcome | null> {
  const known = await knowledgeOf(context, name);
  const own = (known?.definitions ?? []).filter(({ path }) => context.classOf(path) === 'production');
  if (own.length === 0 || own.length > MOST_DEFINITIONS) return null;
  for (const path of new Set(own.map((each) => each.path))) {
    const lines = (await context.lines(path)) ?? [];
    for (const { from, to } of definitionSpans(lines).filter((span) => span.name === name)) {
      const found = warningIn(lines.slice(from - 1, to));
      if (found)
        return verified(context, path, { ...found, line: found.line + from - 1 }, `${name} in ${path}`);
    }
  }
  return null;
}
