import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import type { Places } from '../../check/count/counted.js';
import { countCommand } from '../../check/count/counting.js';
import { textPlaces, type WantedText, wantedText } from '../../check/look/text-places.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';
import { tellsOfChange, tellsOfUnion } from '../../extract/words/tells-of-change.js';

/** "`MOCK = True` patterns require elimination": code holds such a pattern, or nothing by that name. */
export const patternPresent: ClaimPart = {
  kinds: ['count'],
  recognise: ({ document }) =>
    document.sentences.flatMap((sentence) => {
      if (sentence.fence || sentence.mood !== 'present') return [];
      if (tellsOfChange(sentence) || tellsOfUnion(sentence)) return [];
      return sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []);
    }),
};

const NOUN = /^(?:patterns?|usages?|occurrences?|instances?|assignments?|flags?)$/i;
/** Words that say that it was, or shall be, or is only an example. */
const OTHER =
  /^(?:old|former|legacy|previous|deprecated|wrong|correct|new|proper|canonical|recommended|instead|e\.g|like|from|to|using)$/i;
/** A statement that gives a name a value: what is left out of it, or stands for something, is no text to look for. */
const ASSIGNMENT =
  /^[A-Za-z_][\w.]{3,80} ?[=:] ?(?:[A-Z]\w{1,20}|true|false|null|none|-?\d{1,9}|"[^"$<>{}]{1,80}"|'[^'$<>{}]{1,80}')$/;

function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const [code, noun] = [tokens[i], tokens[i + 1]];
  if (code?.kind !== 'code' || !NOUN.test(noun?.text ?? '') || !ASSIGNMENT.test(code.text)) return null;
  const before = tokens.slice(Math.max(0, i - 2), i);
  if (isDeniedBefore(tokens, i, 4) || before.some(({ text }) => OTHER.test(text))) return null;
  const wanted = wantedText(code.text);
  return (
    wanted && {
      kind: 'count',
      line: code.line,
      text: sentence.text,
      statement: `code holds ${wanted.counted.label}`,
      words: wanted.anchors,
      check: (context) => check(context, wanted),
    }
  );
}

/** @returns null where its words stand in too many lines */
function check(context: CheckContext, wanted: WantedText): Outcome | null {
  const { counted, anchors } = wanted;
  const places = textPlaces(context, wanted);
  if (!places) return null;
  const own = inFilesOfCode(places);
  const paths = [...new Set(own.lines.map(({ path }) => path))];
  const shared = {
    scope: 'all files but documents, as a text',
    command: countCommand(context.rev, counted, own, null),
  };
  if (own.lines.length > 0)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${count(own.lines.length, 'line')} in ${count(paths.length, 'file')}: ${listing(paths, 3)}`,
    };
  const [name = ''] = anchors;
  const named = context.words.linesOf(name, (path) => context.classOf(path) !== 'docs');
  const measured = `none; ${count(named.length, 'line')} of files that are no documents ${named.length === 1 ? 'names' : 'name'} ${name}`;
  // With another value, or spelled otherwise, it may be the same pattern.
  if (named.length > 0 || context.words.isTooCommon(name))
    return { verdict: 'not checkable', ...shared, measured, needs: 'to know in which form it is meant' };
  return {
    verdict: 'refuted',
    ...shared,
    measured,
    correction: `No code holds ${counted.label}.`,
    pastCount: { subject: counted, isTrue: (then) => then.lines.length > 0 },
  };
}

function inFilesOfCode({ lines }: Places): Places {
  return { lines: lines.filter(({ class: kind }) => kind !== 'docs') };
}
