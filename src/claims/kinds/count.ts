import { quoted } from '../../domain/shell-word.js';
import { listing, thousands, count as words } from '../../domain/wording.js';
import { agreement, isTrue } from '../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { counted, type Places, placesOf, readingsOf, type ScopedCount } from '../check/counting.js';
import { inCode } from '../check/in-code.js';
import type { Sentence } from '../extract/document.js';
import { type FileMention, fileMentions } from '../extract/file-mentions.js';
import { type CountedNoun, countedNouns } from '../extract/quantities.js';
import { type Subject, subjectOf } from '../extract/subject.js';
import { tellsOfChange } from '../extract/tells-of-change.js';

/** Occurrences of a piece of code, and files that hold it. */
export const count: ClaimPart = { kinds: ['count'], recognise };

const FILES = new Set(['file', 'module']);
const PLACES = new Set([
  'occurrence',
  'call',
  'usage',
  'use',
  'instance',
  'reference',
  'import',
  'place',
  'site',
  'match',
  'invocation',
]);
const USING =
  /\b(?:us(?:e|es|ed|ing)|import(?:s|ed|ing)?|referenc(?:e|es|ed|ing)|contain(?:s|ed|ing)?|call(?:s|ed|ing)?|depend(?:s|ing)?|mention(?:s|ed|ing)?|invok(?:e|es|ed|ing)|found|occurrences?|usages?|instances?)\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood !== 'present') return [];
    const listed = listedPlace(reading, sentence);
    if (listed) return [listed];
    if (sentence.fence && !/^\s{0,40}#/.test(sentence.text)) return [];
    const files = countedNouns(sentence, FILES)[0] ?? null;
    const places = countedNouns(sentence, PLACES).find(({ token }) => token !== files?.token) ?? null;
    if (!files && !places) return [];
    const text = sentence.text.slice(0, 600);
    if (!USING.test(text) || tellsOfChange(sentence)) return [];
    const subject = subjectOf(reading, sentence);
    return subject ? [candidateOf(reading, sentence, { files, places, subject })] : [];
  });
}

interface Stated {
  readonly files: CountedNoun | null;
  readonly places: CountedNoun | null;
  readonly subject: Subject;
}

function candidateOf(reading: Reading, sentence: Sentence, stated: Stated): Candidate {
  const { files, places, subject } = stated;
  const folder = folderNamed(reading, sentence);
  const parts = [
    places ? `${places.quantity.text} ${places.noun}s of ${subject.counted.label}` : '',
    files ? `${files.quantity.text} files ${places ? '' : `with ${subject.counted.label}`}`.trim() : '',
  ];
  return {
    kind: 'count',
    line: sentence.tokens[(places ?? files)?.token ?? 0]?.line ?? sentence.line,
    text: sentence.text,
    statement: parts.filter((part) => part !== '').join(' in '),
    words: [subject.counted.anchor],
    check: (context) => check(context, sentence, stated, folder),
  };
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
  /^(?:test|tests|production|python|code|source|other|different|more|unique|total|separate|distinct|direct|remaining|actual|call|import|usage|function|method|await|files?|of|the|\.py|in|across|service|backend|frontend|non-test|individual|single|active|current|still|existing|textual)$/;

function check(
  context: CheckContext,
  sentence: Sentence,
  stated: Stated,
  folder: string | null,
): Promise<Outcome> | Outcome {
  const { files, places: placesNoun, subject } = stated;
  const places = placesOf(context, subject.counted);
  const command = `git grep -n -F ${quoted(subject.counted.label)} ${context.rev} -- '*.py'`.replace(
    " -- '*.py'",
    '',
  );
  if (!places)
    return { verdict: 'not checkable', command, needs: `a rarer name than ${subject.counted.anchor}` };
  const between = [...(files?.between ?? []), ...(placesNoun?.between ?? [])].filter((word) =>
    /^[a-z.-]+$/.test(word),
  );
  const readings = chosen(readingsOf(places), sentence, between, folder);
  const main = readings[0] as ScopedCount;
  const measured = `${told(main)}${others(readings, main)}`;
  const qualified = between.find(
    (word) => !PLAIN.test(word) && !subject.written.toLowerCase().includes(word),
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
    command,
  };
  if (qualified !== undefined)
    return {
      verdict: 'not checkable',
      ...shared,
      measured,
      needs: `to know which are meant by "${qualified}"`,
    };
  if (met) return { verdict: 'verified', ...shared, approximate: isNear(met, stated) };
  return checkClosely(context, { places, stated, shared, sentence });
}

/** Text that is not code, and wider readings, before a statement is called false. */
async function checkClosely(
  context: CheckContext,
  at: {
    places: Places;
    stated: Stated;
    shared: { measured: string; scope: string; command: string };
    sentence: Sentence;
  },
): Promise<Outcome> {
  const { places, stated, shared } = at;
  const code = await inCode(context, stated.subject.written, places);
  const closer = code ? readingsOf(code).find((reading) => matches(reading, stated)) : undefined;
  if (closer)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${told(closer)} (strings and comments left out)`,
      scope: closer.scope,
    };
  const { counted: subject } = stated.subject;
  const withDefinitions = placesOf(context, { ...subject, timesIn: subject.textIn });
  const searched = withDefinitions && readingsOf(withDefinitions).find((reading) => matches(reading, stated));
  if (searched)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${told(searched)} (as a text, definitions counted in)`,
      scope: searched.scope,
    };
  const mentions = placesOf(context, {
    ...stated.subject.counted,
    timesIn: (line) => (line.includes(stated.subject.counted.anchor) ? 1 : 0),
  });
  const wide = mentions ? readingsOf(mentions)[0] : undefined;
  const threshold = (stated.files ?? stated.places)?.quantity;
  // "49+ files import f": more files name it than import it on one line, and those may be what was counted.
  if (
    threshold?.atLeast &&
    wide &&
    isTrue(agreement(threshold, stated.files ? wide.files : wide.occurrences))
  )
    return {
      verdict: 'not checkable',
      ...shared,
      measured: `${shared.measured}; ${words(wide.files, 'file')} name ${stated.subject.counted.anchor}`,
      needs: 'to know what was counted',
    };
  const main = readingsOf(places)[0] as ScopedCount;
  const label = stated.subject.counted.label;
  return {
    verdict: 'refuted',
    ...shared,
    correction: `There ${main.occurrences === 1 ? 'is' : 'are'} ${words(main.occurrences, 'occurrence')} of ${label} in ${words(main.files, 'file')} (${main.scope}).`,
  };
}

/** The scopes that the sentence allows: what it names, or every plain one. */
function chosen(
  readings: readonly ScopedCount[],
  sentence: Sentence,
  between: readonly string[],
  folder: string | null,
): ScopedCount[] {
  const text = sentence.text.slice(0, 600).toLowerCase();
  const isTest = between.includes('test') || /\b(?:in|by|of) (?:the )?tests?\b/.test(text);
  const isProduction = between.includes('production') || /\bproduction (?:code|files?)\b/.test(text);
  const wanted = readings.filter(({ scope }) => {
    if (folder !== null) return scope.includes(`below ${folder}/`);
    if (isTest) return scope === 'code of tests' || scope === 'code, tests included';
    return isProduction ? scope.includes('without tests') : true;
  });
  const sorted = isTest ? [...wanted].sort((a) => (a.scope === 'code of tests' ? -1 : 1)) : wanted;
  return sorted.length > 0 ? sorted : [...readings];
}

function matches({ files, occurrences }: ScopedCount, stated: Stated): boolean {
  const filesRight = !stated.files || isTrue(agreement(stated.files.quantity, files));
  return filesRight && (!stated.places || isTrue(agreement(stated.places.quantity, occurrences)));
}

function isNear({ files, occurrences }: ScopedCount, stated: Stated): boolean {
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

/** A line of a fence that lists a file under "# Only 5 … remain": the file holds one. */
function listedPlace(reading: Reading, sentence: Sentence): Candidate | null {
  const { fence } = sentence;
  if (!fence) return null;
  const [file, ...more] = fileMentions(sentence, reading.paths);
  if (!file || more.length > 0 || file.match.kind !== 'file' || file.token > 1 || file.node !== '')
    return null;
  const head = reading.document.sentences[fence.index];
  if (!head || head === sentence || !/^\s{0,20}#/.test(head.text) || countedNouns(head, PLACES).length === 0)
    return null;
  const subject = subjectOf(reading, head);
  if (!subject) return null;
  return {
    kind: 'count',
    line: sentence.line,
    text: sentence.text,
    statement: `${file.written} holds ${subject.counted.label}`,
    words: [subject.counted.anchor],
    check: (context) => checkListed(context, file, subject),
  };
}

function checkListed(context: CheckContext, file: FileMention, subject: Subject): Outcome {
  const places = placesOf(context, subject.counted);
  const [path = ''] = file.match.paths;
  const command = `git grep -n -F ${quoted(subject.counted.label)} ${context.rev} -- ${quoted(path)}`;
  if (!places)
    return { verdict: 'not checkable', command, needs: `a rarer name than ${subject.counted.anchor}` };
  const own = places.lines.filter((line) => file.match.paths.includes(line.path));
  const { occurrences } = counted('', own);
  const scope = listing(file.match.paths, 3);
  const lines = own.map(({ line }) => String(line));
  if (occurrences > 0)
    return {
      verdict: 'verified',
      measured: `${words(occurrences, 'occurrence')}, at line ${listing(lines, 5)}`,
      scope,
      command,
    };
  return {
    verdict: 'refuted',
    measured: 'none',
    scope,
    command,
    correction: `${path} holds no ${subject.counted.label}.`,
    past: {
      paths: file.match.paths,
      isTrue: (texts) =>
        [...texts.values()].some((text) =>
          (text ?? '').split('\n').some((line) => subject.counted.timesIn(line) > 0),
        ),
    },
  };
}
