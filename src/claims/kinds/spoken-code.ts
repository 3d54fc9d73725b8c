import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { anchorOf } from '../check/counting.js';
import { bindingIn, isSameValue, type Setting, settingIn } from '../check/settings.js';
import type { WordLine } from '../check/word-scan.js';
import { commitTokens } from '../extract/commit-mentions.js';
import type { Sentence } from '../extract/document.js';
import { fileSpokenOf } from '../extract/file-context.js';
import { fileMentions } from '../extract/file-mentions.js';
import { lineMentions } from '../extract/line-mentions.js';
import { isNegation } from '../extract/mood.js';
import { quantityOf } from '../extract/token.js';

/** Code and settings in the text: "`pool_size = 50`", "`timeout`: 75.0s", "the check `if user is None`". */
export const spokenCode: ClaimPart = { kinds: ['config', 'snippet'], recognise };

/** Words in a sentence after which the code in it is not as the repository has it. */
const NOT_SO =
  /\b(?:instead|should|must|would|could|expected|expects?|replac\w*|renam\w*|chang\w*|migrat\w*|was|were|previously|before|errors?|exception|e\.g|example|such as|like|correct|fix(?:ed)?|output|prints?|returns?|if|when|→|vs)\b|→|❌/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || sentence.place === 'heading') return [];
    // With lines beside it, it is what those are said to hold.
    if (lineMentions(reading, sentence).length > 0) return [];
    return sentence.tokens.flatMap((token, i): Candidate[] => {
      if (token.kind !== 'code') return [];
      const setting = settingIn(token.text) ?? settingBehind(sentence, i);
      if (setting && !isDenied(sentence, i)) return [settingCandidate(reading, sentence, i, setting)];
      const code = isCode(token.text) && isPlain(sentence, i) ? codeCandidate(sentence, i) : null;
      return code ? [code] : [];
    });
  });
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

/** Code of several names and marks; a name, a call of a name or a path are told by other kinds. */
function isCode(text: string): boolean {
  if (text.length < 14 || text.length > 160 || /\.{3}|…|^[\w./\\-]+$/.test(text)) return false;
  if (
    /^[\w$.]+\([\w ,]{0,60}\)?$/.test(text) ||
    /^(?:git|npm|npx|python3?|pytest|gcloud|docker|curl|\$|https?:)\b/.test(text)
  )
    return false;
  return /[=()[\]{};]/.test(text) && (text.match(/\w+/g) ?? []).length >= 2;
}

function isDenied({ tokens }: Sentence, i: number): boolean {
  return tokens.slice(Math.max(0, i - 5), i).some(({ kind, text }) => kind === 'word' && isNegation(text));
}

function isPlain(sentence: Sentence, i: number): boolean {
  if (isDenied(sentence, i) || commitTokens(sentence).has(i)) return false;
  const said = sentence.tokens.slice(0, 80).map(({ kind, text }) => (kind === 'code' ? '' : text));
  return !NOT_SO.test(said.join(' '));
}

function codeCandidate(sentence: Sentence, i: number): Candidate | null {
  const text = (sentence.tokens[i]?.text ?? '').trim();
  const anchor = anchorOf(text);
  if (anchor === null || anchor.length < 5) return null;
  return {
    kind: 'snippet',
    line: sentence.tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `the code holds ${text}`,
    words: [anchor],
    check: (context) => checkCode(context, text, anchor),
  };
}

/** @returns null where no code holds it: it may be abridged, or what a program printed */
function checkCode(context: CheckContext, text: string, anchor: string): Outcome | null {
  const wanted = normal(text);
  const places = ofCode(context, anchor).filter((line) => normal(line.text).includes(wanted));
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `at ${shown(places)}`,
    scope: 'code and configuration, tests included; only that it stands there',
    command: `git grep -n -F ${quoted(text)} ${context.rev} -- ${quoted(first.path)}`,
  };
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
  const bound = ofCode(context, key).flatMap((line) => {
    const binding = bindingIn(line.text, key);
    return binding ? [{ ...line, value: binding.value }] : [];
  });
  const own = bound.filter(({ path }) => paths.includes(path));
  const isRight = (each: { value: string | null }) => each.value !== null && isSameValue(each.value, value);
  // Where no file is spoken of, it is the program that is meant: a test may set what it likes.
  const meant = paths.length > 0 ? own : bound.filter(({ path }) => context.classOf(path) !== 'test');
  const right = meant.filter(isRight);
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

/** Lines of code and configuration with a word; none where there are too many. */
function ofCode(context: CheckContext, word: string): readonly WordLine[] {
  return context.once(['lines of code', word], () =>
    (context.words.lines.get(word) ?? []).filter(
      ({ path }) =>
        path !== context.documentPath &&
        !/^(?:docs|backup|generated|vendored)$/.test(context.classOf(path)) &&
        !/\.(?:md|mdx|rst|txt|log|csv|html|xml|lock|svg)$/i.test(path),
    ),
  );
}

function shown(lines: readonly WordLine[]): string {
  return listing(
    lines.map(({ path, line }) => `${path}:${line}`),
    3,
  );
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('"', "'").trim();
}
