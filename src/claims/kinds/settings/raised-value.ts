import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { partsOf } from '../../check/code/environment-of.js';
import { partsOfFile, settingsWith, tellingParts } from '../../check/code/setting-places.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { valuesGivenIn } from '../../check/look/given-values.js';
import { wordsOfDocument } from '../../check/look/words-of-document.js';
import { SETTING_NOUNS } from '../../extract/figures/worded-figures.js';
import type { Sentence, WrittenDocument } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';

/**
 * A setting in words that had another value before: "timeout fixes applied (8.0s → 75.0s)", "pool timeout increased from 30s to
 * 45s". Verified where code gives the new value to a name that the document says, and an earlier version the old one.
 */
export const raisedValue: ClaimPart = { kinds: ['config'], recognise };

const FIGURE = '(\\d{1,6}(?:\\.\\d{1,3})?) ?(?:s|seconds?|-second)';
const FROM = '(?:from|previously|originally|up from|down from|was)';
const FORMS: readonly (readonly [RegExp, boolean])[] = [
  // "8.0s → 75.0s", "from 8 seconds to 75 seconds"
  [
    new RegExp(
      `\\b(\\d{1,6}(?:\\.\\d{1,3})?)(?: ?s| seconds?)? ?(?:→|->|⇒|to) ?${FIGURE}\\b(?! ?(?:→|->|⇒))`,
      'i',
    ),
    true,
  ],
  // "75.0s (increased from 8.0s)"
  [new RegExp(`\\b${FIGURE}\\b[^.;\\d]{0,40}\\b${FROM} ?${FIGURE}\\b`, 'i'), false],
];
/** Between two ends is no change. */
const RANGE = /\b(?:ranges?|ranging|between|takes?|took|delays? of|random|average)\b/i;
/** A value that is given to so many names says nothing of the one that is meant. */
const MOST_PLACES = 5;
/** Smaller numbers are given to everything. */
const LEAST = 10;

interface Raised {
  readonly before: number;
  readonly now: number;
  readonly noun: string;
}

function recognise(reading: Reading): Candidate[] {
  const { document } = reading;
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    const raised = raisedIn(sentence);
    // With a line beside it, it is that of this line.
    if (!raised || lineMentions(reading, sentence).length > 0) return [];
    return [candidateOf(document, sentence, raised)];
  });
}

function raisedIn(sentence: Sentence): Raised | null {
  const text = sentence.text.slice(0, 400);
  // A row of more values is that of a file that is spoken of.
  const isRow = text.split(/→|->|⇒/).length > 2;
  if (isRow || !/\ds\b|\bseconds?\b/i.test(text) || RANGE.test(text)) return null;
  const noun = partsOf(text.slice(0, 400)).find((word) => SETTING_NOUNS.test(word));
  if (noun === undefined) return null;
  for (const [form, isForward] of FORMS) {
    const [, first, second] = form.exec(text) ?? [];
    if (first === undefined || second === undefined) continue;
    const [before, now] = isForward ? [Number(first), Number(second)] : [Number(second), Number(first)];
    return before !== now && now >= LEAST ? { before, now, noun } : null;
  }
  return null;
}

function candidateOf(document: WrittenDocument, sentence: Sentence, raised: Raised): Candidate {
  return {
    kind: 'config',
    line: sentence.line,
    text: sentence.text,
    statement: `a ${raised.noun} went from ${raised.before} to ${raised.now}`,
    words: [String(Math.trunc(raised.now))],
    says: null,
    check: (context) => check(context, document, raised),
  };
}

/** @returns null where no setting had both values */
async function check(
  context: CheckContext,
  document: WrittenDocument,
  raised: Raised,
): Promise<Outcome | null> {
  const { before, now, noun } = raised;
  const said = wordsOfDocument(document);
  const places = settingsWith(context, String(Math.trunc(now))).filter(
    ({ key, value, path }) => value.number === now && isSaid(key, path, noun, said),
  );
  if (places.length > MOST_PLACES) return null;
  for (const { key, path, line } of places) {
    const had = (text: string | null | undefined) =>
      (text ?? '')
        .split('\n')
        .some(
          (each) =>
            each.includes(key) &&
            valuesGivenIn(each).some((given) => given.key === key && given.value.number === before),
        );
    const until = await context.past.trueUntil({ paths: [path], isTrue: (texts) => had(texts.get(path)) });
    if (!until || had(await context.text(path))) continue;
    return {
      verdict: 'verified',
      measured: `${key} is ${now} at ${path}:${line}, and was ${before} until ${until.commit.slice(0, 9)} of ${until.date}`,
      scope: `the versions of ${listing([...new Set(places.map((each) => each.path))], 3)}, along first parents`,
      command: `git log -p --format='%h %cs' -G ${quoted(key)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}

/** The document says another word of the name, or of its file; that both values were there tells the rest. */
function isSaid(key: string, path: string, noun: string, said: ReadonlySet<string>): boolean {
  const parts = tellingParts(key);
  const others = [...parts, ...partsOfFile(path)].filter((part) => part !== noun);
  return parts.includes(noun) && parts.length > 1 && others.some((part) => said.has(part));
}
