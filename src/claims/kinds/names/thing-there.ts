import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type NamedThing, namesInFiles, placeOfThing, thingsNamed } from '../../check/names/named-things.js';
import { fileOfHeading, fileOfItem } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { wordedPlaces } from '../../extract/files/worded-places.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { type ThingSaid, thingsThere } from '../../extract/names/things-said.js';
import { familiar } from '../../extract/words/familiar-names.js';
import { nameStems } from '../../extract/words/name-words.js';

/**
 * A thing that is said to be there in words alone: "Circuit breakers: implemented". Verified where a class, a function, a file or
 * a folder is named by all of its telling words; never refuted, since it may be called otherwise.
 */
export const thingThere: ClaimPart = { kinds: ['symbol'], recognise };

/** Files that a sentence may name as the place. */
const MOST_FILES = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || sentence.mood !== 'present') return [];
    return thingsThere(sentence).flatMap((thing) => candidateOf(reading, sentence, thing));
  });
}

function candidateOf(reading: Reading, sentence: Sentence, thing: ThingSaid): Candidate[] {
  // What is named as code is checked by that name.
  if (
    sentence.tokens
      .slice(thing.from, thing.to)
      .some(({ text }) => isIdentifier(text) && !familiar(text, null))
  )
    return [];
  const paths = placeOf(reading, sentence);
  if (paths === null || (paths.length === 0 && (thing.stems.length < 2 || thing.isBare))) return [];
  return [
    {
      kind: 'symbol',
      line: thing.line,
      text: sentence.text,
      statement: `there is something called ${thing.written}`,
      words: [],
      asksForClasses: paths.length === 0,
      says: null,
      check: (context) => check(context, thing, paths),
    },
  ];
}

/** The files that it is said to be in: none for anywhere; null where that is not clear. */
function placeOf(reading: Reading, sentence: Sentence): readonly string[] | null {
  const named = fileMentions(sentence, reading.paths);
  const worded = named.length === 0 ? wordedPlaces(sentence, reading.paths) : [];
  if (worded.length > 0) return worded.length === 1 ? (worded[0]?.paths ?? null) : null;
  const around = fileOfItem(reading, sentence) ?? fileOfHeading(reading, sentence);
  if (named.length === 0) return around?.match.paths.slice(0, MOST_FILES) ?? [];
  const paths = named.flatMap(({ match }) => (match.kind === 'file' ? match.paths : []));
  return paths.length === named.length && paths.length <= MOST_FILES ? paths : null;
}

/** Somewhere in the tree: a class by the end of its name, a file by all of it. Scripts only look after what is there. */
function isOfThatName({ kind, how, path, name }: NamedThing, { stems, written }: ThingSaid): boolean {
  if (/^(?:scripts|tools)\//.test(path)) return false;
  // An integration’s configuration is no integration of configurations.
  const isInOrder =
    stems.length > 2 || /\b(?:of|for|with)\b/i.test(written) || isOrder(nameStems(name), stems);
  return isInOrder && (how === 'all' || (how === 'end' && kind === 'class'));
}

function isOrder(words: readonly string[], [first = '', second = '']: readonly string[]): boolean {
  return words.indexOf(first) <= words.lastIndexOf(second);
}

/** @returns null where nothing is called so */
async function check(
  context: CheckContext,
  thing: ThingSaid,
  paths: readonly string[],
): Promise<Outcome | null> {
  const { stems } = thing;
  const found = paths.length > 0 ? await namesInFiles(context, paths, stems) : thingsNamed(context, stems);
  const first = found.find((each) => paths.length > 0 || isOfThatName(each, thing));
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: await placeOfThing(context, first),
    scope: 'only that something is named so, not what it does',
    command:
      first.kind === 'file' || first.kind === 'folder'
        ? `git ls-tree -r --name-only ${context.rev} | grep -F ${quoted(first.path)}`
        : `git grep -n -w ${quoted(first.name)} ${context.rev} -- ${quoted(first.path)}`,
  };
}
