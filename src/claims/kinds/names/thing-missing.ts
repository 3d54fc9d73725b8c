import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { broughtTo, isRecent } from '../../check/history/held-before.js';
import { wordOf } from '../../check/names/name-in-file.js';
import {
  isSpokenOf,
  type NamedThing,
  namesInFiles,
  placeOfThing,
  thingsNamed,
} from '../../check/names/named-things.js';
import { fileOfHeading, fileOfItem } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { placeBehind, type WordedPlace, wordedPlaces } from '../../extract/files/worded-places.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { type ThingMissing, thingsMissing } from '../../extract/names/things-said.js';
import { familiar } from '../../extract/words/familiar-names.js';
import { joinedNames } from '../../extract/words/joined-names.js';
import { stemOfName } from '../../extract/words/name-words.js';

/**
 * A thing that is said to be missing in words alone: "No connection pooling", "the deploy pipeline lacks subprotocol checks".
 * Verified where nothing is named so; refuted only where something is named by all of the words, and by no other.
 */
export const thingMissing: ClaimPart = { kinds: ['symbol', 'scope'], recognise };

/** Files that a place may be. */
const MOST_FILES = 40;
/** Classes that a component may be. */
const MOST_CLASSES = 12;
/** Words of what is done with a thing: it may be done under another name. */
const DEEDS = new Set(
  'validation verification check test tracking monitoring logging cleanup detection recovery synchronization enforcement initialization parsing management handling cache update setup registration creation support prevention protection measurement reporting analysis audit review access control call update assertion'
    .split(' ')
    .map(stemOfName),
);

interface Place {
  readonly written: string;
  readonly paths: readonly string[];
  /** It is one file, by its name. */
  readonly isFile: boolean;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    return thingsMissing(sentence).flatMap((thing) => candidateOf(reading, sentence, thing));
  });
}

function candidateOf(reading: Reading, sentence: Sentence, thing: ThingMissing): Candidate[] {
  const own = sentence.tokens.slice(thing.from, thing.to);
  // What is named as code is checked by that name.
  if (own.some(({ text }) => isIdentifier(text) && !familiar(text, null))) return [];
  const place = placeOf(reading, sentence, thing);
  const isOfComponent = (thing.of?.stems.length ?? 0) > 1;
  if (place === null || (place === 'anywhere' && thing.stems.length < 2 && !isOfComponent)) return [];
  const names = place === 'anywhere' ? joinedNames(thing.words) : [];
  return [
    {
      kind: place !== 'anywhere' && place.paths.length > 1 ? 'scope' : 'symbol',
      line: thing.line,
      text: sentence.text,
      statement: `${place === 'anywhere' ? 'nothing' : `nothing in ${place.written}`} is called ${thing.written}`,
      words: names,
      asksForClasses: place === 'anywhere',
      says: null,
      check: (context) =>
        place === 'anywhere'
          ? (checkComponent(context, thing) ?? checkTree(context, thing, names))
          : checkFiles(context, thing, place),
    },
  ];
}

/** The files that a sentence speaks of; null where that is not clear. */
function placeOf(reading: Reading, sentence: Sentence, thing: ThingMissing): Place | 'anywhere' | null {
  const named = fileMentions(sentence, reading.paths);
  const worded = named.length === 0 ? wordedPlace(reading, sentence, thing) : null;
  if (worded) return { ...worded, isFile: false };
  const mention = named[0] ?? fileOfItem(reading, sentence) ?? fileOfHeading(reading, sentence);
  if (!mention) return 'anywhere';
  const { match, written } = mention;
  return named.length < 2 && match.kind === 'file' && match.paths.length === 1
    ? { written, paths: match.paths, isFile: true }
    : null;
}

/** "*The deploy pipeline* lacks checks", "no checks in *the deploy pipeline*". */
function wordedPlace(reading: Reading, sentence: Sentence, { of, to }: ThingMissing): WordedPlace | null {
  const subject =
    of && wordedPlaces(sentence, reading.paths).find(({ token }) => token >= of.from && token < of.to);
  return subject ?? placeBehind(sentence, to, reading.paths);
}

/** @returns null where its words are there, and nothing is named by all of them */
async function checkFiles(context: CheckContext, thing: ThingMissing, place: Place): Promise<Outcome | null> {
  const { stems } = thing;
  const [only] = stems;
  // What is done with a thing is done under many names, in many files.
  if (stems.length === 1 && !place.isFile && DEEDS.has(only ?? '')) return null;
  const paths = place.paths.slice(0, MOST_FILES);
  const lines: string[] = [];
  for (const path of paths) lines.push(...((await context.lines(path)) ?? []));
  if (lines.length === 0) return null;
  const unheard = stems.filter((stem) => !isSpokenOf(lines, stem));
  const telling = unheard.find((stem) => !DEEDS.has(stem) || stems.length === 1);
  const scope = listing([...paths], 3);
  if (telling !== undefined) {
    const word = thing.words.find((each) => stemOfName(each) === telling) ?? telling;
    return {
      verdict: 'verified',
      measured: `no line has ${word}, in any form`,
      scope,
      command: `git grep -n -i ${quoted(telling.slice(0, 4))} ${context.rev} -- ${paths.slice(0, 3).map(quoted).join(' ')}`,
    };
  }
  const found = await namesInFiles(context, paths, stems);
  const [first] = found.filter(({ kind }) => kind === 'class' || kind === 'function');
  if (!first || stems.length + (thing.of?.stems.length ?? 0) < 2) return null;
  return named(context, thing, first, scope);
}

/** "The circuit breaker lacks a reset": classes that are called as what lacks it; null for none, and for many. */
function checkComponent(context: CheckContext, thing: ThingMissing): Promise<Outcome | null> | null {
  const { of } = thing;
  if (!of || of.stems.length < 2) return null;
  const classes = thingsNamed(context, of.stems).filter(
    ({ kind, how }) => kind === 'class' && how !== 'some',
  );
  const paths = [...new Set(classes.map(({ path }) => path))];
  if (paths.length === 0 || paths.length > MOST_CLASSES) return null;
  return checkFiles(context, thing, { written: of.written, paths, isFile: false });
}

/** @returns null where some of its words are in names, and not all */
async function checkTree(
  context: CheckContext,
  thing: ThingMissing,
  names: readonly string[],
): Promise<Outcome | null> {
  if (thing.stems.length < 2) return null;
  const written = writtenNames(context, names);
  const [first] = written.length > 0 ? await definedAs(context, written) : thingsNamed(context, thing.stems);
  // That nothing is named so does not tell that it is missing: it may be called otherwise anywhere.
  if (!first || first.how === 'some' || /^(?:file|folder)$/.test(first.kind)) return null;
  // Of two words, `read_file` is any function, and `HubPool` a thing.
  if (first.kind === 'function' && thing.stems.length < 3) return null;
  return named(context, thing, first, 'names of classes and functions; tests left out');
}

/** Of some names those that code has. */
function writtenNames(context: CheckContext, names: readonly string[]): string[] {
  return names.filter((name) =>
    context.words.linesOf(name).some(({ path }) => context.classOf(path) === 'production'),
  );
}

async function definedAs(context: CheckContext, names: readonly string[]): Promise<NamedThing[]> {
  return names.flatMap((name) =>
    context.words
      .linesOf(name)
      .filter(({ path }) => context.classOf(path) === 'production')
      .flatMap(({ path, line, text }): NamedThing[] => {
        const what = new RegExp(`\\b(def|class|function)\\s+${name}\\b`).exec(text)?.[1];
        const kind = what === 'class' ? 'class' : 'function';
        return what === undefined ? [] : [{ kind, name, path, line, how: 'all' }];
      }),
  );
}

/** Something has the name of what is said to be missing. */
async function named(
  context: CheckContext,
  thing: ThingMissing,
  found: NamedThing,
  scope: string,
): Promise<Outcome> {
  const measured = await placeOfThing(context, found);
  const command = `git grep -n -w ${quoted(found.name)} ${context.rev} -- ${quoted(found.path)}`;
  const isSure = thing.isOfAll && thing.stems.length > 2 && found.how === 'all' && !thing.isNarrowed;
  const word = wordOf(found.name);
  const brought = isSure ? await broughtTo(context, [found.path], (line) => word.test(line)) : null;
  if (isSure && !(brought && isRecent(context, brought)))
    return {
      verdict: 'refuted',
      measured: `there is ${measured}`,
      scope,
      command,
      correction: `There is ${measured}.`,
    };
  return {
    verdict: 'not checkable',
    measured: `there is ${measured}`,
    scope,
    command,
    needs: 'to know whether that is what is meant',
  };
}
