import { type CountedNoun, countedNouns, labelledNouns } from '../figures/quantities.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { pickingWords } from '../words/plain-words.js';

/** A number of files that are about something. */
export interface FilesAbout {
  readonly noun: CountedNoun;
  /** What they are about, which their paths may hold; empty for all files of that kind. */
  readonly words: string;
  /** Ends of their names without the extension: `_old`, `_backup`; empty where none are said. */
  readonly endings: readonly string[];
  readonly isTest: boolean;
  /** The words stand behind the noun, and need be in no name: "covering factory patterns". */
  readonly isLoose: boolean;
  /** Files of any kind, and not of code alone. */
  readonly isAny: boolean;
}

const FILES = new Set(['file', 'module', 'script', 'suite', 'document']);
const ABOUT = /^([A-Za-z][\w-]{2,40})-(?:related|specific|focused|oriented|based)$/i;
const PLAIN = /^(?:tests?|python|code|source|documentation|dedicated|analysis|markdown|git)$/;
/** Fewer of all files are some of them. */
const MANY = 50;
/** "4,837+ test files discovered": all of them, where nothing says that some were chosen. */
const CHOSEN =
  /\b(?:with|that|which|using|in|for|from|still|affected|fail\w*|pass\w*|migrat\w*|fix\w*|miss\w*|need\w*|updat\w*|modif\w*|chang\w*|contain\w*|import\w*|violat\w*|must|required?|requiring)$/i;

/** The files that a sentence counts by what they are about: "12 `HubStore` test files", "35+ files created for Issue #12". */
export function filesAbout(sentence: Sentence): FilesAbout[] {
  const { tokens } = sentence;
  const counted = countedNouns(sentence, FILES, { untold: true }).map((noun) => ({
    noun,
    between: tokens.slice(noun.token + 1, noun.nounToken).map(({ text }) => text),
  }));
  const labelled = labelledNouns(sentence, FILES).map((noun) => ({ noun, between: noun.between }));
  return [...counted, ...labelled].flatMap(({ noun, between }) => aboutOf(sentence, noun, between) ?? []);
}

function aboutOf({ tokens }: Sentence, noun: CountedNoun, between: readonly string[]): FilesAbout | null {
  const picking = between.filter((text) => pickingWords([text.toLowerCase()], PLAIN).length > 0);
  const [word, ...more] = picking;
  const isTest = between.some((text) => /^tests?$/i.test(text)) || noun.noun === 'suite';
  const isAny =
    noun.noun === 'document' || between.some((text) => /^(?:documentation|markdown)$/i.test(text));
  const about = { noun, words: '', endings: [], isTest, isAny, isLoose: false };
  if (word === undefined) return bySaid(tokens.slice(noun.nounToken + 1), about);
  if (more.length > 0) return null;
  const named = ABOUT.exec(word)?.[1] ?? (NAME.test(word) ? word : null);
  if (named !== null) return { ...about, words: named };
  return isTest && TWO_WORDS.test(word) ? { ...about, words: word, isLoose: true } : null;
}

/** `HubStore`, `hub_store`. */
const NAME = /^(?:[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[a-z][a-z0-9]+(?:_[a-z0-9]+)+)$/;

/** "Mission-critical test files": often those of a folder that is called so. */
const TWO_WORDS = /^[a-z]{3,20}-[a-z]{3,20}$/i;

/** By the words behind the noun: what they are for, or how their names end. */
function bySaid(behind: readonly Token[], about: FilesAbout): FilesAbout | null {
  const endings = endingsSaid(behind);
  if (endings.length > 0) return { ...about, endings, isAny: true };
  const words = wordsAbout(behind);
  if (words !== null) return { ...about, words, isLoose: true, isAny: about.isAny || /^\d/.test(words) };
  const { noun, isTest } = about;
  const isAll = noun.noun === 'file' && noun.quantity.value >= MANY && isTest;
  return isAll && !CHOSEN.test(behind[0]?.text ?? '') ? about : null;
}

/** "with `_old`, `_backup` suffixes". */
function endingsSaid(behind: readonly Token[]): string[] {
  if (!/^(?:with|ending)$/i.test(behind[0]?.text ?? '')) return [];
  const end = behind.findIndex(({ text }) => /^(?:suffix(?:es)?|endings?)$/i.test(text));
  if (end < 0 || end > MOST_BEHIND) return [];
  return behind.slice(1, end).flatMap(({ text }) => (/^[_.-][A-Za-z]\w{1,30}$/.test(text) ? [text] : []));
}

const MOST_BEHIND = 12;
const FOR = /^(?:for|about|on|covering|concerning|regarding|of)$/i;
/** "Created for", "related to": what leads to what they are about. */
const LEADING =
  /^(?:were|are|was|been|created|written|made|added|generated|found|exist(?:s|ing)?|dedicated|related|to|documents?|issue|the|specific(?:ally)?)$/i;
/** Words that say nothing of what is in the name of a file. */
const SAYS_NOTHING =
  /^(?:this|that|these|the|an?|all|each|every|validation|testing|tests?|files?|code|patterns?|functionality|behaviou?r|issues?|work|analysis|consolidation|migration|review|future|production|various|different|multiple|new|specific|critical|core|legacy|deprecated|fragmented|further|manual)$/i;

/** "created for Issue #12", "covering factory patterns": the number of an issue, or the words before the next that says nothing. */
function wordsAbout(behind: readonly Token[]): string | null {
  let at = 0;
  let isFor = false;
  for (; at < MOST_LEADING && behind[at]; at += 1) {
    const text = behind[at]?.text ?? '';
    if (FOR.test(text)) isFor = true;
    else if (!LEADING.test(text)) break;
  }
  const first = behind[at]?.text ?? '';
  const key = /^#(\d{2,7})$/.exec(first)?.[1];
  if (!isFor) return null;
  if (key !== undefined) return key;
  const words: string[] = [];
  for (let i = at; i < at + MOST_WORDS && behind[i]; i += 1) {
    const { kind, text } = behind[i] as Token;
    const isWord = kind !== 'mark' && kind !== 'quote' && /^[A-Za-z][\w-]{2,40}$/.test(text);
    if (!isWord || SAYS_NOTHING.test(text) || /^(?:and|or|with|in|to|by|from|without)$/i.test(text)) break;
    words.push(text);
  }
  return words.length > 0 ? words.join(' ') : null;
}

const MOST_LEADING = 6;
const MOST_WORDS = 3;
