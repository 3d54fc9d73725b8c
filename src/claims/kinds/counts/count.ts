import { quoted } from '../../../domain/shell-word.js';
import { listing, thousands, count as words } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { CountQuestion, Places } from '../../check/count/counted.js';
import {
  countCommand,
  counted,
  linesHolding,
  placesOf,
  readingsOf,
  type ScopedCount,
} from '../../check/count/counting.js';
import { inCode } from '../../check/count/in-code.js';
import { inNamedFile } from '../../check/count/in-named-file.js';
import { scopesAllowed } from '../../check/count/scopes-allowed.js';
import type { Saying } from '../../check/otherwise.js';
import { type CountedUses, countedUses } from '../../extract/figures/counted-uses.js';
import type { CountedNoun } from '../../extract/figures/quantities.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { pickingWords } from '../../extract/words/plain-words.js';

/** Occurrences of a piece of code, and files that hold it. */
export const count: ClaimPart = { kinds: ['count'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const uses = countedUses(reading, sentence);
    return uses ? [candidateOf(reading, sentence, uses)] : [];
  });
}

function candidateOf(reading: Reading, sentence: Sentence, stated: CountedUses): Candidate {
  const { files, places, subject } = stated;
  const folder = folderNamed(reading, sentence);
  const parts = [
    places ? `${numberOf(places)} ${places.noun}s of ${subject.counted.label}` : '',
    files ? `${numberOf(files)} files ${places ? '' : `with ${subject.counted.label}`}`.trim() : '',
  ];
  return {
    kind: 'count',
    line: sentence.tokens[(places ?? files)?.token ?? 0]?.line ?? sentence.line,
    text: sentence.text,
    statement: parts.filter((part) => part !== '').join(' in '),
    says: sayingOf(sentence, stated, folder),
    words: [subject.counted.anchor],
    check: (context) => check(context, sentence, stated, folder),
  };
}

/** Numbers of files and of places are two things; so are those in tests and in all code. */
function sayingOf(
  sentence: Sentence,
  { files, places, subject }: CountedUses,
  folder: string | null,
): Saying | null {
  const noun = places ?? files;
  if (!noun) return null;
  const scope = /\b(?:tests?|production|imports?|importing)\b/gi;
  const words = [...sentence.text.slice(0, 600).matchAll(scope)].map(([word]) => word.toLowerCase());
  const where = [...new Set(words), folder ?? ''].sort().join(' ');
  return {
    thing: `${places ? 'places' : 'files'} of ${subject.counted.label} ${where}`,
    what: noun.quantity,
  };
}

/** "400+" says itself that it is a threshold; "over 400" does not once its words are gone. */
function numberOf({ quantity: { text, atLeast } }: CountedNoun): string {
  return atLeast && /^\d/.test(text) && !text.endsWith('+') ? `at least ${text}` : text;
}

/** "in `src/app/`": one folder that the sentence names. */
function folderNamed(reading: Reading, sentence: Sentence): string | null {
  const named = fileMentions(sentence, reading.paths).filter(
    ({ match }) => match.kind === 'folder' && match.paths.length === 1,
  );
  return named.length === 1 ? (named[0]?.match.paths[0] ?? null) : null;
}

/** Words beside the number that change nothing, or that name a scope this can count. */
const PLAIN =
  /^(?:tests?|production|python|code|source|direct|remaining|call|import|usage|function|method|await|files?|\.py|in|across|service|backend|frontend|non-test|single|active|current|still|textual)$/;

const OF_CODE = /^(?:tests?|production|python|code|source|\.py|service|backend|frontend|non-test)$/;

function check(
  context: CheckContext,
  sentence: Sentence,
  stated: CountedUses,
  folder: string | null,
): Promise<Outcome | null> | Outcome {
  const { files, places: placesNoun, subject } = stated;
  const places = placesOf(context, subject.counted);
  const command = countCommand(context.rev, subject.counted, places ?? { lines: [] }, folder);
  if (!places)
    return { verdict: 'not checkable', command, needs: `a rarer name than ${subject.counted.anchor}` };
  const between = [...(files?.between ?? []), ...(placesNoun?.between ?? [])].filter((word) =>
    /^[a-z.-]+$/.test(word),
  );
  const readings = scopesAllowed(readingsOf(places), sentence, between, folder);
  const main = readings[0] as ScopedCount;
  const measured = `${told(main)}${others(readings, main)}`;
  const qualified = pickingWords(between, PLAIN).find(
    (word) => !subject.written.toLowerCase().includes(word),
  );
  const met = readings.find((reading) => matches(reading, stated));
  const shared = {
    measured: met ? told(met) : measured,
    scope: met
      ? met.scope
      : readings
          .map(({ scope }) => scope)
          .slice(0, 4)
          .join('; '),
    command: met ? countCommand(context.rev, subject.counted, places, met.folder ?? folder) : command,
  };
  if (qualified !== undefined)
    return {
      verdict: 'not checkable',
      ...shared,
      measured,
      needs: `to know which are meant by "${qualified}"`,
    };
  if (met) return { verdict: 'verified', ...shared, approximate: isNear(met, stated) };
  const isOpen = folder === null && !between.some((word) => OF_CODE.test(word));
  const everywhere = isOpen ? inAllFiles(places, stated) : null;
  if (everywhere) return { verdict: 'verified', ...shared, ...everywhere };
  // "Files with load_hub patterns" may hold other names that hold this one.
  if (!subject.written.includes('(') && sentence.text.includes(`${subject.written} patterns`))
    return { verdict: 'not checkable', ...shared, needs: 'to know which names are such patterns' };
  // How others write what is called so cannot be known.
  if (subject.from === 'words')
    return {
      verdict: 'not checkable',
      ...shared,
      needs: `to know what else than ${subject.written} is meant`,
    };
  const isTrueThen = (then: Places) =>
    scopesAllowed(readingsOf(then), sentence, between, folder).some((reading) => matches(reading, stated));
  return checkClosely(context, {
    places,
    stated,
    shared,
    past: { subject: subject.counted, isTrue: isTrueThen },
    isOpen,
    isSubjectless: SUBJECTLESS.test(sentence.tokens[0]?.text ?? ''),
  });
}

interface Closely {
  readonly places: Places;
  readonly stated: CountedUses;
  readonly shared: { measured: string; scope: string; command: string };
  readonly past: CountQuestion;
  /** Nothing says that code is meant, or where. */
  readonly isOpen: boolean;
  /** What uses it is not said: "Uses `f` (3 occurrences)" is said of something that was named before. */
  readonly isSubjectless: boolean;
}

/** Text that is not code, and wider readings, before a statement is called false. */
async function checkClosely(context: CheckContext, at: Closely): Promise<Outcome | null> {
  const { places, stated, shared } = at;
  const mayFit = readingsOf(places).some((reading) => couldHold(reading, stated));
  const code = mayFit ? await inCode(context, stated.subject.written, places) : null;
  const closer = code ? readingsOf(code).find((reading) => matches(reading, stated)) : undefined;
  if (closer)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${told(closer)} (strings and comments left out)`,
      scope: closer.scope,
    };
  const { counted: subject } = stated.subject;
  const withDefinitions = placesOf(context, subject, 'textIn');
  const searched = withDefinitions && readingsOf(withDefinitions).find((reading) => matches(reading, stated));
  if (searched)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${told(searched)} (as a text, definitions counted in)`,
      scope: searched.scope,
    };
  const elsewhere = at.isOpen && !stated.files ? ofNamedFile(context, at) : null;
  if (elsewhere) return elsewhere;
  const { anchor } = stated.subject.counted;
  const mentions = linesHolding(context, anchor, anchor);
  // Documents use and import nothing, but a search for what refers to a name finds them.
  const wide = mentions && widest(mentions, stated.isMention);
  const threshold = (stated.files ?? stated.places)?.quantity;
  // "49+ files import f": more files name it than import it on one line, and those may be what was counted.
  if (
    threshold?.atLeast &&
    wide &&
    (stated.files ? wide.files : wide.occurrences) >= threshold.value * AT_LEAST
  )
    return {
      verdict: 'not checkable',
      ...shared,
      measured: `${shared.measured}; ${words(wide.files, 'file')} name ${stated.subject.counted.anchor}`,
      needs: 'to know what was counted',
    };
  return refuted(at);
}

/** Of files that refer to a name: documents do, too. */
function inAllFiles(places: Places, stated: CountedUses): Pick<Outcome, 'measured' | 'scope'> | null {
  const all =
    stated.isMention && stated.files ? counted('all files, documents included', places.lines) : null;
  return all && matches(all, stated) ? { measured: told(all), scope: all.scope } : null;
}

/** @returns null where something else was meant than what was spoken of before: nobody counts hundreds of what is nowhere */
function refuted({ places, stated, shared, past }: Closely): Outcome | null {
  const main = readingsOf(places)[0] as ScopedCount;
  if (main.files === 0 && stated.subject.from === 'before') return null;
  const label = stated.subject.counted.label;
  return {
    verdict: 'refuted',
    ...shared,
    pastCount: past,
    correction: `There ${main.occurrences === 1 ? 'is' : 'are'} ${words(main.occurrences, 'occurrence')} of ${label} in ${words(main.files, 'file')} (${main.scope}).`,
  };
}

const SUBJECTLESS = /^(?:uses|calls|has|contains|imports|includes|makes|references)$/i;

/** As many as are stated in one of the files that the document names; or it is said of something that only was named before. */
function ofNamedFile(
  context: CheckContext,
  { places, stated, shared, isSubjectless }: Closely,
): Outcome | null {
  const found = inNamedFile(context, places, (occurrences) =>
    matches({ files: 1, occurrences, scope: '', folder: null }, stated),
  );
  if (found) {
    const { path, occurrences } = found;
    return {
      verdict: 'verified',
      measured: `${thousands(occurrences)} in ${path}`,
      scope: `${path}, which the document names`,
      command: `git grep -n -F -e ${quoted(stated.subject.counted.anchor)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return isSubjectless
    ? { verdict: 'not checkable', ...shared, needs: 'to know in which file they are counted' }
    : null;
}

/** The most that may have been found, of a name or of what is longer than it. */
function widest(mentions: Places, isInText: boolean): ScopedCount {
  const code = readingsOf(mentions)[0] as ScopedCount;
  return isInText ? counted('all files', mentions.lines) : code;
}

function matches({ files, occurrences }: ScopedCount, stated: CountedUses): boolean {
  const filesRight = !stated.files || isTrue(agreement(stated.files.quantity, files));
  return filesRight && (!stated.places || isTrue(agreement(stated.places.quantity, occurrences)));
}

/**
 * Calls broken over several lines are no text, so that syntax may find a few more than were counted as text; a search for a part
 * of a name finds more than one for the name.
 */
const AT_LEAST = 0.8;

/** Whether syntax could find as much as is stated: what it leaves out of the text are strings and comments. */
function couldHold({ files, occurrences }: ScopedCount, { files: ofFiles, places }: CountedUses): boolean {
  const isEnough = (noun: CountedNoun | null, measured: number) =>
    !noun || measured >= noun.quantity.value * AT_LEAST;
  return isEnough(ofFiles, files) && isEnough(places, occurrences);
}

function isNear({ files, occurrences }: ScopedCount, stated: CountedUses): boolean {
  return (
    (stated.files !== null && agreement(stated.files.quantity, files) === 'near') ||
    (stated.places !== null && agreement(stated.places.quantity, occurrences) === 'near')
  );
}

function told({ files, occurrences, scope }: ScopedCount): string {
  return `${thousands(occurrences)} in ${words(files, 'file')} (${scope})`;
}

function others(readings: readonly ScopedCount[], main: ScopedCount): string {
  const rest = readings.filter(
    (each) => each !== main && (each.files !== main.files || each.occurrences !== main.occurrences),
  );
  return rest.length === 0 ? '' : `; ${listing(rest.slice(0, 3).map(told), 3)}`;
}
