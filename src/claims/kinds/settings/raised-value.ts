import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { partsOf } from '../../check/code/environment-of.js';
import {
  partsOfFile,
  type SettingPlace,
  settingsWith,
  tellingParts,
} from '../../check/code/setting-places.js';
import { outcomeOfFile, outcomeOfSubject } from '../../check/code/subject-outcome.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { valuesGivenIn } from '../../check/look/given-values.js';
import { wordsOfDocument } from '../../check/look/words-of-document.js';
import { SETTING_NOUNS } from '../../extract/figures/worded-figures.js';
import type { Sentence, WrittenDocument } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { environmentSaid } from '../../extract/words/environment-said.js';
import { modifierIn, subjectsOfSetting } from '../../extract/words/setting-subject.js';

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
  for (const [form, isForward] of FORMS) {
    const match = form.exec(text);
    const [, first, second] = match ?? [];
    if (!match || first === undefined || second === undefined) continue;
    const isNoun = (word: string) => SETTING_NOUNS.test(word);
    const above = sentence.place === 'item' ? (sentence.parent?.text.slice(0, 200) ?? '') : '';
    const noun =
      partsOf(text.slice(0, match.index)).findLast(isNoun) ??
      partsOf(text).find(isNoun) ??
      partsOf(above).find(isNoun);
    if (noun === undefined) return null;
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
    check: async (context) =>
      (await checkNames(context, raised, placesSaid(context, document, raised))) ??
      (await checkSubject(context, sentence, raised)),
  };
}

/** Settings with the new value whose name, or that of their file, the document says. */
function placesSaid(
  context: CheckContext,
  document: WrittenDocument,
  { now, noun }: Raised,
): readonly SettingPlace[] {
  const said = wordsOfDocument(document);
  return settingsWith(context, String(Math.trunc(now))).filter(
    ({ key, value, path }) => value.number === now && isSaid(key, path, noun, said),
  );
}

/** @returns null where no setting had both values */
async function checkNames(
  context: CheckContext,
  { before, now }: Raised,
  places: readonly SettingPlace[],
): Promise<Outcome | null> {
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

/** "Current: 20.0s → 25.0s": the new value is said to be that of today. */
const OF_TODAY = /^current/;

/** "Timeout escalation 8.0s → 75.0s": of the file that is called by what the document says has this timeout. */
async function checkSubject(
  context: CheckContext,
  sentence: Sentence,
  raised: Raised,
): Promise<Outcome | null> {
  const { before, now, noun } = raised;
  const isOfToday = OF_TODAY.test(sentence.label);
  const seconds = (number: number) => ({ number, dimension: 'time', factor: 1 }) as const;
  const { document } = context;
  const words = wordsOfSentence(sentence);
  const environment = environmentSaid(document, sentence, { near: words, words });
  const modifier = modifierIn(sentence.text, noun);
  const subjects = subjectsOfSetting(document, sentence, noun, modifier);
  const said = { subjects, noun, environment, said: seconds(now), before: [seconds(before)], isOfToday };
  if (subjects.length > 0 || isOfToday) return (await outcomeOfSubject(context, said)) ?? null;
  const path = fileOfPrograms(context, raised);
  const outcome = path === null ? null : await outcomeOfFile(context, path, said);
  return outcome?.verdict === 'verified' ? outcome : null;
}

/** Where nothing says what it is of: the one file of a program that gives such a name the new value. */
function fileOfPrograms(context: CheckContext, { now, noun }: Raised): string | null {
  const places = settingsWith(context, String(Math.trunc(now))).filter(
    ({ key, value, path }) =>
      value.number === now &&
      tellingParts(key).length > 1 &&
      tellingParts(key).at(-1) === noun &&
      context.classOf(path) === 'production' &&
      !/^(?:scripts|tools|bin)\//.test(path),
  );
  const [path, ...others] = new Set(places.map((each) => each.path));
  return path !== undefined && others.length === 0 ? path : null;
}

function wordsOfSentence({ text }: Sentence): string[] {
  return partsOf(text.slice(0, 400)).filter((word) => word !== '');
}

/** The document says another word of the name, or of its file; that both values were there tells the rest. */
function isSaid(key: string, path: string, noun: string, said: ReadonlySet<string>): boolean {
  const parts = tellingParts(key);
  const others = [...parts, ...partsOfFile(path)].filter((part) => part !== noun);
  return parts.includes(noun) && parts.length > 1 && others.some((part) => said.has(part));
}
