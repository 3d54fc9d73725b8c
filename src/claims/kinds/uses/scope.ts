import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Places } from '../../check/count/counted.js';
import { countCommand, counted, placesOf } from '../../check/count/counting.js';
import { inCode } from '../../check/count/in-code.js';
import { type StatedLimit, statedLimit } from '../../extract/figures/stated-limit.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { awaitSubject, type Subject, subjectOf, subjectOfRemark } from '../../extract/words/subject.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** Where something is and is not: "only in tests", "production files clean", "none remain". */
export const scope: ClaimPart = { kinds: ['scope'], recognise };

type Saying = 'only-tests' | 'none-in-production' | 'none';

const ONLY_TESTS =
  /\bonly (?:in )?(?:the )?tests?\b|\ball (?:are )?in tests?\b|\b(?:exist|remain)s? only in tests?\b/i;
const CLEAN =
  /\bno production\b|\bproduction (?:code|files?|usage)?,? ?(?:is|are)? ?(?:all )?(?:now )?(?:clean|fixed|correct|uses? correct|follows? correct|free of)\b|\ball production [\w ]{0,30}\b(?:uses?|follows?) correct\b|\b(?:no|zero|none)\b[\w ().]{0,60}\bin production\b/i;
const NONE =
  /\b(?:no|zero|none of the) (?:more |remaining |deprecated |direct |legacy )?(?:[\w().]{1,60} ){0,3}(?:remains?|left|exists?|found)\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood !== 'present' && sentence.mood !== 'past') return [];
    if (sentence.fence && !/^\s{0,40}#/.test(sentence.text)) return [];
    const text = sentence.text.slice(0, 600);
    const saying = sayingOf(text);
    if (!saying || tellsOfChange(sentence)) return [];
    const subject = subjectFor(reading, sentence, saying);
    if (!subject) return [];
    const limit = saying === 'only-tests' ? null : statedLimit(reading, sentence);
    return [
      candidateOf(sentence, limit?.production && !limit.test ? 'none-in-production' : saying, subject, limit),
    ];
  });
}

function sayingOf(text: string): Saying | null {
  if (ONLY_TESTS.test(text)) return 'only-tests';
  if (CLEAN.test(text)) return 'none-in-production';
  return NONE.test(text) ? 'none' : null;
}

/** Of "none remain" the sentence itself must say of what; the other sayings may be about what the document is about. */
function subjectFor(reading: Reading, sentence: Sentence, saying: Saying): Subject | null {
  const remarked = subjectOfRemark(sentence);
  if (remarked) return remarked;
  const own = subjectOf(reading, sentence);
  if (own && own.from === 'sentence') return own;
  if (saying === 'none' || !/\bawait|\bpatterns?\b|\bclean\b|\bfixed\b/i.test(sentence.text.slice(0, 600)))
    return null;
  return awaitSubject(reading.document);
}

const SAID: Readonly<Record<Saying, string>> = {
  'only-tests': 'is only in tests',
  'none-in-production': 'is not in production code',
  none: 'is nowhere in code',
};

function candidateOf(
  sentence: Sentence,
  saying: Saying,
  subject: Subject,
  limit: StatedLimit | null,
): Candidate {
  const within = limit ? `, as far as ${limit.written} goes` : '';
  return {
    kind: 'scope',
    line: sentence.line,
    text: sentence.text,
    statement: `${subject.counted.label} ${SAID[saying]}${within}`,
    words: [subject.counted.anchor],
    check: (context) => check(context, saying, { subject, limit, text: sentence.text.slice(0, 600) }),
  };
}

async function check(
  context: CheckContext,
  saying: Saying,
  { subject, limit, text }: { subject: Subject; limit: StatedLimit | null; text: string },
): Promise<Outcome> {
  const all = placesOf(context, subject.counted);
  const command = countCommand(context.rev, subject.counted, all ?? { lines: [] }, null);
  if (!all)
    return { verdict: 'not checkable', command, needs: `a rarer name than ${subject.counted.anchor}` };
  const isMeant = ({ path, class: kind, isCode }: Places['lines'][number]) =>
    isCode && (limit?.holds?.(path) ?? true) && (!limit?.test || kind === 'test');
  let places: Places = { lines: all.lines.filter(isMeant) };
  if (unwanted(places, saying).lines.length > 0)
    places = (await inCode(context, subject.written, places)) ?? places;
  const bad = unwanted(places, saying);
  const tests = places.lines.filter(({ class: kind }) => kind === 'test');
  const where = `${limit ? `${limit.written}: ` : ''}files of a known programming language; backup copies, vendored and generated code left out`;
  const found = counted('', bad.lines);
  const inTests = counted('', tests);
  if (bad.lines.length === 0) {
    const measured = `0 outside of tests; ${count(inTests.occurrences, 'occurrence')} in ${count(inTests.files, 'test file')}`;
    return {
      verdict: 'verified',
      measured: saying === 'none' ? '0 in code' : measured,
      scope: where,
      command,
    };
  }
  const paths = [...new Set(bad.lines.map(({ path }) => path))];
  const open = openQuestion(saying, subject, limit, text);
  if (open !== null)
    return {
      verdict: 'not checkable',
      measured: `${count(found.occurrences, 'occurrence')} in ${count(found.files, 'file')}: ${listing(paths, 3)}`,
      scope: where,
      command,
      needs: open,
    };
  return {
    verdict: 'refuted',
    measured: `${count(found.occurrences, 'occurrence')} in ${count(found.files, 'file')}: ${listing(paths, 3)}`,
    scope: where,
    command,
    pastCount: {
      subject: subject.counted,
      isTrue: (then) => unwanted({ lines: then.lines.filter(isMeant) }, saying).lines.length === 0,
    },
    correction: `${subject.counted.label} is in ${count(found.files, limit?.test ? 'test file' : 'file')} ${saying === 'none' ? 'of code' : 'outside of tests'}: ${listing(paths, 3)}.`,
  };
}

/** What must be known of where it was looked for, before it is called false; null where that is sure. */
function openQuestion(
  saying: Saying,
  { written }: Subject,
  limit: StatedLimit | null,
  text: string,
): string | null {
  if (limit?.isVague) return `to know which files are "${limit.written}"`;
  if (limit?.holds) return null;
  // What is read, and not called, is set up somewhere: whether that is meant, too, is open.
  const isRead = /^[\w$]+(?:\.[\w$]+)+$/.test(written);
  if (isRead) return 'to know which code is meant';
  return saying === 'none' && !limit && !EVERYWHERE.test(text)
    ? 'to know in which files it was looked for'
    : null;
}

/** "None found" was looked for somewhere; "none remain" are gone. */
const EVERYWHERE = /\b(?:remain\w*|left|anywhere|nowhere|codebase|code base|repository|project|system)\b/i;

/** The places that must not be there. */
function unwanted({ lines }: Places, saying: Saying): Places {
  return {
    lines: lines.filter(({ class: kind }) => kind === 'production' || (saying === 'none' && kind === 'test')),
  };
}
