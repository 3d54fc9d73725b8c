import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type Collection, collectionsNamed, stemsOfFile } from '../../check/names/collections.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import {
  type CollectionSaid,
  collectionsSaid,
  namesOfCollection,
  pluralOf,
  stemsOf,
} from '../../extract/names/collections-said.js';

/**
 * How many things code names one by one: "7-phase startup sequence" of `StartupPhase`, "4 recovery levels" of `RECOVERY_LEVELS`.
 * Verified where an enumeration or a list that is called so has that many; never refuted, since others may be meant.
 */
export const collectionSize: ClaimPart = { kinds: ['snippet'], recognise };

/** Phrases of a document whose names are looked for: a text may count something in each of its lines. */
const MOST_PHRASES = 200;
/** Files that the words of a document may name at one place. */
const MOST_NAMED = 2;
/** Words of the sentence and of the heading above that names are made of. */
const MOST_AROUND = 10;

function recognise(reading: Reading): Candidate[] {
  const named = new NamedFiles(reading);
  let phrases = 0;
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.isOfRelease || !/^(?:present|past)$/.test(sentence.mood)) return [];
    return collectionsSaid(sentence).flatMap((said) => {
      phrases += 1;
      return phrases > MOST_PHRASES ? [] : [candidateOf(sentence, said, named)];
    });
  });
}

/** The files and folders that a document names, and the sections in which it does. */
class NamedFiles {
  readonly #reading: Reading;
  #paths: ReadonlyMap<string, ReadonlySet<number>> | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The sections in which a file, or the folder it lies in, is named; undefined for none. */
  sectionsOf(path: string): ReadonlySet<number> | undefined {
    this.#paths ??= this.#read();
    return this.#paths.get(path) ?? this.#paths.get(path.slice(0, path.lastIndexOf('/')));
  }

  #read(): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    const { document, paths } = this.#reading;
    for (const sentence of document.sentences)
      for (const { match } of fileMentions(sentence, paths))
        if (match.paths.length <= MOST_NAMED)
          for (const path of match.paths)
            found.set(path, (found.get(path) ?? new Set<number>()).add(sentence.section));
    return found;
  }
}

function candidateOf(sentence: Sentence, said: CollectionSaid, files: NamedFiles): Candidate {
  const around = wordsAround(sentence, said);
  const names = namesOfCollection(said, around);
  return {
    kind: 'snippet',
    line: sentence.tokens[said.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `code names ${said.value} ${pluralOf(said.noun)}: ${said.written}`,
    words: names,
    asksForClasses: true,
    says: null,
    check: (context) =>
      check(context, {
        said,
        around,
        names,
        section: sentence.section,
        files,
        isPrinted: sentence.fence !== null,
      }),
  };
}

/** The words of the sentence, then those of the heading above it. */
function wordsAround(sentence: Sentence, { phrase, noun }: CollectionSaid): string[] {
  const text = `${sentence.text.slice(0, 300)} ${sentence.headings.at(-1) ?? ''}`.toLowerCase();
  const words = (text.match(/[a-z]{4,20}/g) ?? []).filter(
    (word) => !phrase.includes(word) && !word.startsWith(noun.slice(0, 5)),
  );
  return [...new Set(words)].slice(0, MOST_AROUND);
}

interface Question {
  readonly said: CollectionSaid;
  readonly around: readonly string[];
  readonly names: readonly string[];
  readonly section: number;
  readonly files: NamedFiles;
  /** It stands in what a program printed. */
  readonly isPrinted: boolean;
}

/** @returns null where nothing that is called so has that many members */
async function check(context: CheckContext, question: Question): Promise<Outcome | null> {
  const { said, around, names } = question;
  const phrase = stemsOf(said.phrase);
  const all = new Set([...phrase, ...stemsOf(around)]);
  const isMeant = (stems: readonly string[], path: string) =>
    isOf(stems, all) || isOf(stemsOfFile(path), phrase);
  const isNamed = (path: string) => question.files.sectionsOf(path) !== undefined;
  const found = await collectionsNamed(context, said.noun, names, isMeant, isNamed);
  const own = found.filter((each) => isSpokenOf(each, phrase, question));
  const called = found.filter(({ name }) => isOf(otherStems(name), phrase) && isOfItself(name));
  // What a program printed is of that program.
  const meant = own.length > 0 || question.isPrinted ? own : ofOneSize(context, called);
  const right = meant.filter(({ members }) => members.length === said.value);
  const [first] = right;
  return first ? verified(context, first, right.length) : flagged(context, question, found);
}

/** "Critical categories: 4": of those that a table of the document’s files lists, so many have a flag that is called so. */
function flagged(
  context: CheckContext,
  { said, files }: Question,
  found: readonly Collection[],
): Outcome | null {
  for (const each of found)
    for (const word of files.sectionsOf(each.path) ? said.phrase : []) {
      const isSet = new RegExp(`(?:^|\\W)${word}["']?\\s{0,4}[:=]\\s{0,4}true\\b`, 'i');
      const members = each.members.filter((member) => isSet.test(member.slice(0, 4000)));
      if (members.length !== said.value) continue;
      const { measured, ...rest } = verified(context, each, 1);
      return {
        ...rest,
        measured: `${count(members.length, 'entry', 'entries')} with ${word} set, of ${measured}`,
      };
    }
  return null;
}

/** The name of a variable says little beyond its function; that of a constant, or of a type, is one for all. */
function isOfItself(name: string): boolean {
  return /^[A-Z]/.test(name);
}

/** Whether all of some words, one at least, are among others. */
function isOf(stems: readonly string[], others: ReadonlySet<string>): boolean {
  return stems.length > 0 && stems.every((stem) => others.has(stem));
}

function otherStems(name: string): string[] {
  return [...stemsOf([name])].slice(0, -1);
}

/** The phrase says its name, and the document names its file; or the phrase says its file, or the section names it. */
function isSpokenOf(
  { name, path }: Collection,
  phrase: ReadonlySet<string>,
  { files, section }: Question,
): boolean {
  if (isOf(stemsOfFile(path), phrase)) return true;
  const sections = files.sectionsOf(path);
  return sections !== undefined && (sections.has(section) || isOf(otherStems(name), phrase));
}

/** Of several by such names it must not matter which is meant; those of programs come before those of tests. */
function ofOneSize(context: CheckContext, called: readonly Collection[]): readonly Collection[] {
  const programs = called.filter(({ path }) => context.classOf(path) !== 'test');
  const meant = programs.length > 0 ? programs : called;
  return new Set(meant.map(({ members }) => members.length)).size === 1 ? meant : [];
}

function verified(context: CheckContext, { name, path, line, members }: Collection, number: number): Outcome {
  const others = number > 1 ? `, as of ${count(number - 1, 'other one')} by such a name` : '';
  return {
    verdict: 'verified',
    measured: `${count(members.length, 'member')} of ${name} at ${path}:${line}${others}`,
    scope: `what code names one by one: ${listing(members.map(shown), 8)}`,
    command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(path)}`,
  };
}

/** Of the entry of a table its key. */
function shown(member: string): string {
  return (/^["']?([\w.-]{1,60})["']?\s{0,4}:/.exec(member)?.[1] ?? member).slice(0, 40);
}
