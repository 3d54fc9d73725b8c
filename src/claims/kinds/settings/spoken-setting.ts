import { quoted } from '../../../domain/shell-word.js';
import { listing, placesListed } from '../../../domain/wording.js';
import { bindingIn, isSameValue, type Setting, settingIn } from '../../check/code/settings.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { codeLines } from '../../check/look/code-lines.js';
import type { WordLine } from '../../check/look/word-table.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf } from '../../extract/markdown/token.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/** Settings in the text: "`pool_size = 50`", "`timeout`: 75.0s". */
export const spokenSetting: ClaimPart = { kinds: ['config'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence) return commented(reading, sentence);
    if (sentence.mood !== 'present' || sentence.place === 'heading') return [];
    // With lines beside it, it is what those are said to hold.
    if (lineMentions(reading, sentence).length > 0) return [];
    return sentence.tokens.flatMap((token, i): Candidate[] => {
      if (token.kind !== 'code' && token.kind !== 'word') return [];
      const setting =
        token.kind === 'word'
          ? (constantAt(sentence, i) ?? assignmentIn(token.text))
          : (settingIn(token.text) ?? settingBehind(sentence, i));
      return setting && !isDeniedBefore(sentence.tokens, i, 5)
        ? [settingCandidate(reading, sentence, i, setting)]
        : [];
    });
  });
}

/** "# where RUN_PREFIX = "run_"", in a fence: a constant that the code below or above it needs. */
function commented(reading: Reading, sentence: Sentence): Candidate[] {
  const line = sentence.fence?.lines[sentence.line - sentence.fence.firstLine] ?? '';
  const text = line.length > 200 ? undefined : COMMENTED.exec(line)?.[1];
  const setting = text === undefined || sentence.fence?.mood !== 'present' ? null : settingIn(text);
  return setting ? [settingCandidate(reading, sentence, 0, setting)] : [];
}

const COMMENTED =
  /^\s{0,40}(?:#|\/\/)\s{0,4}(?:(?:where|with|here|and):? )?([A-Z][A-Z0-9]*_[A-Z0-9_]*\s?=\s?\S.*)$/;

/** "MAX_HUBS = 10", outside of a code span. */
function constantAt({ tokens }: Sentence, i: number): Setting | null {
  const key = tokens[i]?.text ?? '';
  const given = /^(?:[:=]|is|of)$/.test(tokens[i + 1]?.text ?? '') ? tokens[i + 2] : undefined;
  if (!given || !/^[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{1,60}$/.test(key)) return null;
  const text = given.kind === 'quote' ? `"${given.text}"` : given.text;
  return settingIn(`${key} = ${text}`);
}

/** "pool_size=20, max_overflow=30", outside of code spans. */
function assignmentIn(text: string): Setting | null {
  return /^[A-Za-z]\w{0,60}_\w{1,60}=\S{1,80}$/.test(text) ? settingIn(text) : null;
}

/** "`pool_timeout`: 45.0s", "`pool_size` is 10": the number ends what is said, or it would count something. */
function settingBehind({ tokens }: Sentence, i: number): Setting | null {
  const key = tokens[i]?.text ?? '';
  if (!/^[A-Za-z]\w{0,60}_\w{1,60}$/.test(key) || !/^(?:[a-z0-9_]+|[A-Z0-9_]+)$/.test(key)) return null;
  if (!/^(?:[:=]|is|of|at)$/.test(tokens[i + 1]?.text ?? '')) return null;
  const value = quantityOf(tokens[i + 2]?.text ?? '');
  const next = tokens[i + 3];
  const isEnd =
    !next || (next.kind === 'mark' && /^[,;.)(—–-]$/.test(next.text)) || /^seconds?$/i.test(next.text);
  if (!value || value.atLeast || !/^(?:s|ms)?$/.test(value.unit) || !isEnd) return null;
  return { key, value: String(value.value) };
}

function settingCandidate(reading: Reading, sentence: Sentence, i: number, setting: Setting): Candidate {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [own] = named.length === 1 ? named : [];
  const spoken = own ?? fileSpokenOf(reading, sentence);
  const paths = spoken?.match.paths ?? [];
  return {
    kind: 'config',
    line: sentence.tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${setting.key} is ${setting.value}${own ? ` in ${own.written}` : ''}`,
    words: [setting.key],
    check: (context) => checkSetting(context, setting, { paths, isNamed: own !== undefined }),
  };
}

interface Place {
  /** The file that is spoken of; none where no one is. */
  readonly paths: readonly string[];
  /** The sentence itself names it. */
  readonly isNamed: boolean;
}

function checkSetting(context: CheckContext, setting: Setting, { paths, isNamed }: Place): Outcome | null {
  const { key, value } = setting;
  const bound = codeLines(context, [key]).flatMap((line) => {
    const binding = bindingIn(line.text, key);
    return binding ? [{ ...line, value: binding.value }] : [];
  });
  const own = bound.filter(({ path }) => paths.includes(path));
  const isRight = (each: { value: string | null }) => each.value !== null && isSameValue(each.value, value);
  // Where no file is spoken of, it is the program that is meant: a test may set what it likes.
  const meant = paths.length > 0 ? own : bound.filter(({ path }) => context.classOf(path) !== 'test');
  // A constant has a name of its own, wherever it stands.
  const isElsewhere = own.length === 0 && !isNamed && /^[A-Z0-9]+_[A-Z0-9_]+$/.test(key);
  const right = (isElsewhere ? bound : meant).filter(isRight);
  const [first] = right.length > 0 ? right : meant;
  if (!first) return null;
  const command = `git grep -n -w ${quoted(key)} ${context.rev} -- ${quoted(first.path)}`;
  const scope =
    own.length > 0 ? listing([...new Set(own.map(({ path }) => path))], 2) : 'code and configuration';
  if (right.length > 0) return { verdict: 'verified', measured: `at ${shown(right)}`, scope, command };
  const values = [...new Set(meant.flatMap((each) => each.value ?? []))];
  const measured = values.length > 0 ? `${key} is ${listing(values, 4)}` : `${key} is given no plain value`;
  const isSure = isNamed && paths.length === 1 && own.length > 0 && own.every((each) => each.value !== null);
  if (!isSure)
    return { verdict: 'not checkable', measured, scope, command, needs: 'to know which file sets it' };
  const [path = ''] = paths;
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction: `${path} has ${key} = ${listing(values, 4)}.`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        (texts.get(path) ?? '')
          .split('\n')
          .some((line) => isRight({ value: bindingIn(line.slice(0, 400), key)?.value ?? null })),
    },
  };
}

function shown(lines: readonly WordLine[]): string {
  return placesListed(lines, 3);
}
