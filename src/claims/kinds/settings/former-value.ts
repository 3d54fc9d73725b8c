import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { partsOf } from '../../check/code/environment-of.js';
import { outcomeOfSubject } from '../../check/code/subject-outcome.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { type Measured, unitOf } from '../../extract/figures/figure-units.js';
import { SETTING_NOUNS } from '../../extract/figures/worded-figures.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type LineMention, lineMentions } from '../../extract/names/line-mentions.js';
import { environmentSaid } from '../../extract/words/environment-said.js';
import { modifierIn, subjectsOfSetting } from '../../extract/words/setting-subject.js';

/** What a setting was before: "`a.py:60`: 75.0s (previously 45.0s)", "timeout progression: 8.0s → 20.0s → 75.0s". */
export const formerValue: ClaimPart = { kinds: ['config'], recognise };

const FORMER =
  /\b(?:previously|formerly|originally|(?:up|down|increased|reduced|raised|lowered|decreased|changed|extended) from|was)[ :]{1,2}(\d{1,9}(?:\.\d{1,6})?)(?:s|ms|%|MB|GB)?(?![\w.:-]|,\d)/i;
const STEP = /(\d{1,9}(?:\.\d{1,6})?)(?:s|ms|%|MB|GB)?/;
const STEPS = new RegExp(
  `(?<![\\w.])${STEP.source}(?:\\s{0,3}(?:→|->|⇒)\\s{0,3}${STEP.source}){2,12}(?![\\w.])`,
);
/** `"timeout": 75.0,`, `timeout = 75.0`, `timeout: 75`. */
const SETTING = /^\s{0,200}["']?([A-Za-z_][\w.-]{1,80})["']?\s{0,8}[:=]\s{0,8}(-?\d[\d_.]{0,20})\b/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    return [formerOf(reading, sentence) ?? [], progressionOf(reading, sentence) ?? []].flat();
  });
}

/** A value beside the one line that it was on. */
function formerOf(reading: Reading, sentence: Sentence): Candidate | null {
  const value = FORMER.exec(sentence.text.slice(0, 600))?.[1];
  const [mention, ...more] = value === undefined ? [] : lineMentions(reading, sentence);
  const [path, ...others] = mention?.file.match.kind === 'file' ? mention.file.match.paths : [];
  if (value === undefined || !mention || more.length > 0 || path === undefined || others.length > 0)
    return null;
  return {
    ...base(sentence, `${mention.file.written}:${mention.lines.from} had the value ${value} before`),
    check: (context) => checkFormer(context, path, mention, value),
  };
}

/** A row of values of a setting, in the file that is spoken of. */
function progressionOf(reading: Reading, sentence: Sentence): Candidate | null {
  const found = STEPS.exec(sentence.text.slice(0, 600))?.[0];
  if (found === undefined) return null;
  const values = found.split(/→|->|⇒/).map((each) => STEP.exec(each)?.[1] ?? '');
  const named = fileMentions(sentence, reading.paths).find(({ match }) => match.kind === 'file');
  const [path, ...others] = (named ?? fileSpokenOf(reading, sentence))?.match.paths ?? [];
  const words = sentence.tokens
    .filter(({ kind, text }) => kind !== 'mark' && /^[A-Za-z_]{4,}$/.test(text))
    .flatMap(({ text }) => text.toLowerCase().split('_'));
  if (path === undefined && others.length === 0) return rowOfSubject(sentence, values);
  if (path === undefined || others.length > 0 || words.length === 0) return null;
  return {
    ...base(sentence, `a setting of ${path} went through ${listing(values, 12)}`),
    check: (context) => checkSteps(context, path, values, words),
  };
}

/** "Timeout progression: 8.0s → 20.0s → 75.0s", where no file is spoken of: the one that is called by what has this timeout. */
function rowOfSubject(sentence: Sentence, values: readonly string[]): Candidate | null {
  const words = partsOf(sentence.text.slice(0, 400)).filter((word) => word !== '');
  const noun = words.find((word) => SETTING_NOUNS.test(word));
  const unit = unitOf(/\d(ms|s|MB|GB)\b/.exec(sentence.text.slice(0, 600))?.[1] ?? '');
  if (noun === undefined || !unit) return null;
  return {
    ...base(sentence, `a ${noun} went through ${listing(values, 12)}`),
    check: async (context) => {
      const { document } = context;
      const steps = values.map((value) => ({ number: Number(value), ...unit }));
      const said = steps.at(-1) as Measured;
      const outcome = await outcomeOfSubject(context, {
        subjects: subjectsOfSetting(document, sentence, noun, modifierIn(sentence.text, noun)),
        noun,
        environment: environmentSaid(document, sentence, { near: words, words }),
        said,
        before: steps.slice(0, -1),
      });
      return outcome ?? null;
    },
  };
}

function base(sentence: Sentence, statement: string): Omit<Candidate, 'check'> {
  return { kind: 'config', line: sentence.line, text: sentence.text, statement, says: null };
}

/** The values of numeric settings of a file, newest version first, each value once in a row. */
async function valuesOf(
  context: CheckContext,
  path: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  return context.once(['values of settings', path], async () => {
    const found = new Map<string, number[]>();
    const read = (lines: readonly string[]) => {
      for (const line of lines) {
        const [, key, value] = SETTING.exec(line) ?? [];
        if (key === undefined || value === undefined) continue;
        const values = found.get(key) ?? [];
        if (!values.includes(numberOf(value))) values.push(numberOf(value));
        found.set(key, values);
      }
    };
    read((await context.lines(path)) ?? []);
    // Asked of every version: none is the answer, all are read.
    const isTrue = (texts: ReadonlyMap<string, string | null>) => {
      read(linesOf(texts.get(path) ?? ''));
      return false;
    };
    await context.past.trueUntil({ paths: [path], isTrue });
    return found;
  });
}

function numberOf(text: string): number {
  return Number(text.replaceAll('_', ''));
}

async function checkFormer(
  context: CheckContext,
  path: string,
  { lines: { from } }: LineMention,
  value: string,
): Promise<Outcome | null> {
  const key = SETTING.exec((await context.lines(path))?.[from - 1] ?? '')?.[1];
  if (key === undefined) return null;
  const values = (await valuesOf(context, path)).get(key) ?? [];
  return outcomeOf(context, path, key, values, values.includes(Number(value)));
}

async function checkSteps(
  context: CheckContext,
  path: string,
  steps: readonly string[],
  words: readonly string[],
): Promise<Outcome | null> {
  const last = Number(steps.at(-1));
  const now = ((await context.lines(path)) ?? []).flatMap((line) => {
    const [, key = '', value = ''] = SETTING.exec(line) ?? [];
    return key !== '' && numberOf(value) === last ? [key] : [];
  });
  const keys = [...new Set(now)].filter((key) =>
    key
      .toLowerCase()
      .split(/[_.-]/)
      .some((part) => words.includes(part)),
  );
  const all = await valuesOf(context, path);
  const holds = (key: string) => steps.every((step) => all.get(key)?.includes(Number(step)));
  const [met] = keys.filter(holds);
  const [key] = met === undefined ? keys : [met];
  if (key === undefined) return null;
  return outcomeOf(context, path, key, all.get(key) ?? [], met !== undefined);
}

function outcomeOf(
  context: CheckContext,
  path: string,
  key: string,
  values: readonly number[],
  isTrue: boolean,
): Outcome {
  const told = values.map((value) => String(value));
  const shared = {
    measured: `${key} has had ${listing(told, 12)}`,
    scope: `the versions of ${path}, newest first, wherever ${key} is set in it`,
    command: `git log -p --format='%h %cs' -G ${quoted(key)} ${context.rev} -- ${quoted(path)}`,
  };
  if (!isTrue && values.length < 2)
    return { verdict: 'not checkable', ...shared, needs: 'earlier versions, under the name it had then' };
  return {
    verdict: isTrue ? 'verified' : 'refuted',
    ...shared,
    correction: isTrue ? null : `The values of ${key} in ${path} have been ${listing(told, 12)}.`,
  };
}
