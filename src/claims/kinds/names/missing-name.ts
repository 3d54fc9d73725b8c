import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { broughtTo, heldIn, isRecent } from '../../check/history/held-before.js';
import { bindingOf, wordOf } from '../../check/names/name-in-file.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { tellsOfBefore } from '../../extract/words/tells-of-before.js';

/**
 * What a file or a class lacked: "missing `sys` import", "missing HubStore.open_hub() method". Where it is there now, an earlier
 * version without it shows that it was missing; nothing is refuted.
 */
export const missingName: ClaimPart = { kinds: ['symbol'], recognise };

/** A part that something lacks, and where that is looked for. */
interface Lacked {
  readonly name: string;
  /** The class that it belongs to; null for a file. */
  readonly owner: string | null;
  readonly part: 'import' | 'definition' | 'use';
  readonly line: number;
  readonly paths: readonly string[];
  /** The sentence names them. */
  readonly isNamed: boolean;
}

const PARTS: readonly (readonly [RegExp, Lacked['part']])[] = [
  [/^imports?$/i, 'import'],
  [/^(?:methods?|functions?|class(?:es)?|constants?|attributes?|fields?|propert(?:y|ies))$/i, 'definition'],
  [/^(?:decorators?|parameters?|arguments?|flags?|markers?|keywords?)$/i, 'use'],
];
const LACKS = /^(?:missing|lacks?|lacked|lacking)$/i;
/** Words between "missing" and the name that only describe it. */
const DESCRIBES =
  /^(?:the|a|an|required|necessary|standard|library|critical|async|class|mandatory|abstract|essential)$/i;
/** Names in one row. */
const MOST_NAMES = 8;
const MOST_FILES = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const at = sentence.tokens.findIndex(({ kind, text }) => kind === 'word' && LACKS.test(text));
    if (at < 0) return [];
    return lackedIn(reading, sentence, at)
      .filter(({ name }) => !KEYWORD.test(name))
      .map((lacked) => candidateOf(sentence, lacked));
  });
}

/** Words of a language that a place lacks: that the file has one elsewhere says nothing. */
const KEYWORD = /^(?:await|async|return|yield|raise|throw|static|const|new|pass|break|continue)$/;

/** The names behind the word, and what they are called: before them in "imports (`a`, `b`)", or behind the last. */
function lackedIn(reading: Reading, sentence: Sentence, at: number): Lacked[] {
  const { tokens } = sentence;
  let [i, part] = [at + 1, null as Lacked['part'] | null];
  const names: number[] = [];
  for (; i < tokens.length && names.length < MOST_NAMES; i += 1) {
    const { kind, text } = tokens[i] as Sentence['tokens'][number];
    const called = kind === 'word' ? (PARTS.find(([pattern]) => pattern.test(text))?.[1] ?? null) : null;
    if (called) part = called;
    if (called && names.length > 0) break;
    if (called || DESCRIBES.test(text) || /^(?:,|and|&|[(])$/.test(text)) continue;
    if (!isName(kind, text)) break;
    names.push(i);
  }
  const found = part;
  if (found === null) return [];
  return names.flatMap((token) => {
    const written = (tokens[token]?.text ?? '').replace(/^@/, '').replace(/\(.{0,80}\)$/s, '');
    const parts = written.split('.');
    const name = found === 'use' ? written : (parts.at(-1) ?? '');
    const owner =
      parts.length > 1 && /^[A-Z]/.test(parts.at(-2) ?? '')
        ? (parts.at(-2) ?? null)
        : ownerBehind(sentence, i);
    const files = owner === null ? filesOf(reading, sentence) : { paths: [], isNamed: true };
    if (name.length < 2 || (owner === null && files.paths.length === 0)) return [];
    return [{ name, owner, part: found, line: tokens[token]?.line ?? sentence.line, ...files }];
  });
}

/** A module has a short name: `os` in code, and any name of code in plain words. */
function isName(kind: string, text: string): boolean {
  if (kind === 'code') return /^@?[A-Za-z_][\w.]{1,100}(?:\(.{0,80}\))?$/s.test(text);
  return kind === 'word' && isIdentifier(text);
}

/** "`limit` attribute in HubStore": a class, in the words right behind. */
function ownerBehind({ tokens }: Sentence, from: number): string | null {
  const [, preposition, name] = tokens.slice(from, from + 3);
  const isBehind = /^(?:in|on|from|of|for)$/i.test(preposition?.text ?? '');
  return isBehind && /^_?[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$/.test(name?.text ?? '')
    ? (name?.text ?? null)
    : null;
}

function filesOf(reading: Reading, sentence: Sentence): Pick<Lacked, 'paths' | 'isNamed'> {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const mentions = named.length > 0 ? named : [fileSpokenOf(reading, sentence)];
  const paths = mentions.flatMap((mention) => mention?.match.paths ?? []);
  return { paths: paths.length <= MOST_FILES ? paths : [], isNamed: named.length > 0 };
}

function candidateOf(sentence: Sentence, lacked: Lacked): Candidate {
  const { name, owner, paths, line } = lacked;
  return {
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `${owner ?? listing([...paths], 2)} lacked ${name}`,
    words: owner === null ? [] : [owner],
    asksForClasses: owner !== null,
    check: (context) => check(context, sentence, lacked),
  };
}

/** @returns null where it is not known which file is meant, or none of its versions lacks the name */
async function check(context: CheckContext, sentence: Sentence, lacked: Lacked): Promise<Outcome | null> {
  const own = lacked.owner === null ? null : context.classes.fileOf(lacked.owner);
  const paths = lacked.owner === null ? lacked.paths : own === null ? [] : [own];
  const holds = holderOf(lacked);
  const held = await heldIn(context, paths, holds);
  const [path] = held.paths.length > 0 ? held.paths : paths;
  if (path === undefined) return null;
  const shared = {
    scope: listing([...paths], 2),
    command: `git grep -n -w ${quoted(lacked.name)} ${context.rev} -- ${quoted(path)}`,
  };
  // It may be called otherwise, or be taken from another class; that it is not written there is all that is told.
  if (held.places.length === 0)
    return sentence.mood === 'present' && lacked.isNamed
      ? { verdict: 'verified', measured: 'no line has it', ...shared }
      : null;
  const brought = await broughtTo(context, held.paths, holds);
  if (!brought || !(tellsOfBefore(sentence) || isRecent(context, brought))) return null;
  return {
    verdict: 'verified',
    measured: `missing until ${brought.commit.slice(0, 9)} of ${brought.date}; at ${listing(held.places, 2)}`,
    ...shared,
  };
}

function holderOf({ name, part }: Lacked): (line: string) => boolean {
  const word = wordOf(name);
  if (part === 'use') return (line) => line.includes(name) && word.test(line);
  const bound = bindingOf(name);
  if (part === 'definition') return (line) => bound.test(line);
  return (line) =>
    /^\s{0,40}(?:from .{1,300} )?import\b|^\s{2,8}\w+(?: as \w+)?,?$/.test(line) && word.test(line);
}
