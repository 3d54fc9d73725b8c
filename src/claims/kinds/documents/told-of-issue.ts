import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { plainWord, stemOf, weightOfWord } from '../../extract/figures/figure-mentions.js';
import type { Sentence, WrittenDocument } from '../../extract/markdown/document.js';
import { tokenize } from '../../extract/markdown/token.js';

/**
 * What another issue is said to be about, and how it ended: "Issue #12: lamp factory migration COMPLETE". Verified where a
 * document says the same of it in as many telling words; an issue that is told of nowhere may be in the tracker alone.
 */
export const toldOfIssue: ClaimPart = { kinds: ['citation'], recognise };

/** Of one text so many are looked for; more are a list of all issues. */
const MOST_OF_DOCUMENT = 300;
/** Tokens behind the number that tell of the issue. */
const BEHIND = 10;
/** Words of them that tell what it is about; further ones tell what came of it. */
const MOST_WORDS = 5;
/** Words that two lines about an issue have in common by more than chance, and how many of all. */
const FEWEST_WORDS = 2;
const SHARE = 0.6;
/** Letters before and behind a number that are about the issue. */
const NEAR_BEFORE = 40;
const NEAR_BEHIND = 160;
const DENIED =
  /\b(?:not|never|no longer|isn't|wasn't|without|incomplete|unresolved|false(?:ly)?|contrary|although|despite|claim(?:s|ed)?)\b/i;
const CAUSED = /\b(?:broke|breaks|caus(?:ed|es|ing)|introduc(?:ed|es|ing)|trigger(?:ed|s))\b/i;
/** How an issue ended; what is said of it has to be the same. */
const STATUSES =
  /\b(complete|resolved|fixed|closed|open|failed|failing|blocked|in progress|pending|broken|regressed)\w{0,2}\b/gi;

function recognise({ document }: Reading): Candidate[] {
  const own = issuesOfTitle(document);
  const found = document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    if (!sentence.text.includes('#') || sentence.tokens.length > 60) return [];
    const keys = sentence.tokens.flatMap(({ kind, text }, i) => {
      const key = kind === 'word' ? /^#(\d{1,7})$/.exec(text)?.[1] : undefined;
      const isIssue = /^(?:issue|bug|ticket|pr|epic|story)$/i.test(sentence.tokens[i - 1]?.text ?? '');
      return key === undefined || !(isIssue || key.length > 2) ? [] : [{ key, i }];
    });
    const [only, ...others] = keys;
    if (!only || others.length > 0 || own.has(only.key) || DENIED.test(sentence.text)) return [];
    return candidateOf(sentence, only.key, only.i) ?? [];
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

/** The issue that the whole document is about is told of in all of its lines. */
function issuesOfTitle({ name, sentences }: WrittenDocument): Set<string> {
  const title = sentences.find(({ place }) => place === 'heading')?.text.slice(0, 200) ?? '';
  return new Set(`${name} ${title}`.match(/\d{1,7}/g) ?? []);
}

function candidateOf(sentence: Sentence, key: string, i: number): Candidate | null {
  const behind = sentence.tokens.slice(i + 1, i + 1 + BEHIND).map(({ text }) => text);
  const words = tellingIn(behind.join(' ')).slice(0, MOST_WORDS);
  // What an issue brought about is another question.
  if (words.length < FEWEST_WORDS || CAUSED.test(behind.join(' '))) return null;
  const statuses = statusesIn(behind.join(' '));
  return {
    kind: 'citation',
    line: sentence.tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `another document tells of #${key}: ${listing(words.slice(0, 4), 4)}`,
    figure: { text: key, words },
    says: null,
    check: (context) => check(context, { key, words, statuses }),
  };
}

interface ToldOf {
  readonly key: string;
  readonly words: readonly string[];
  readonly statuses: readonly string[];
}

function tellingIn(text: string): string[] {
  const words = tokenize(text.replaceAll('"', ' '), 0).flatMap((token) => plainWord(token.text) ?? []);
  return [...new Set(words)].filter((word) => weightOfWord(word) === 1 && !OF_ISSUES.test(word));
}

/** Words that are said of every issue. */
const OF_ISSUES =
  /^(?:issue|resolution|resolved|migration|remediation|problem|related|work|phase|closed|open|complete|completed|fixed|summary|plan|impact|cluster|pattern|made|introduced|changed|caused|broke|scoped|focused|specific|identified)$/;

function statusesIn(text: string): string[] {
  return [...text.matchAll(STATUSES)].map(([, status = '']) => stemOf(status.toLowerCase()));
}

/** @returns null where no document tells of it so */
function check(context: CheckContext, told: ToldOf): Outcome | null {
  const { key, words } = told;
  const places = context.figures
    .linesOf({ text: key, words })
    .filter(({ path, text }) => path !== context.documentPath && tellsSame(text, told))
    .map(({ path, line }) => `${path}:${line}`);
  const [first, ...others] = [...new Set(places)].sort();
  if (first === undefined) return null;
  const path = first.replace(/:\d+$/, '');
  return {
    verdict: 'verified',
    measured: `the same is told of it in ${listing([first, ...others], 2)}`,
    scope: 'only that it is told so; documents of the revision',
    command: `git grep -n -F -e ${quoted(`#${key}`)} ${context.rev} -- ${quoted(path)}`,
  };
}

function tellsSame(line: string, { key, words, statuses }: ToldOf): boolean {
  const at = new RegExp(`#${key}(?!\\d)`).exec(line)?.index;
  const near = at === undefined ? '' : line.slice(Math.max(0, at - NEAR_BEFORE), at + NEAR_BEHIND);
  if (near === '' || DENIED.test(near)) return false;
  const own = new Set(tellingIn(near).map(stemOf));
  const shared = words.filter((word) => own.has(stemOf(word))).length;
  if (shared < Math.max(FEWEST_WORDS, SHARE * words.length)) return false;
  const said = statusesIn(near);
  return statuses.every((status) => said.includes(status));
}
