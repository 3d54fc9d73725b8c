import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { thingsNamed } from '../../check/names/named-things.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { nameStems } from '../../extract/words/name-words.js';

/**
 * A part of the program that is spoken of by the words of a file: "through the hub relay system" where there is `hub_relay.py`.
 * Verified where one file of code is called so, and by no other word; nothing is refuted.
 */
export const moduleInWords: ClaimPart = { kinds: ['path'], recognise };

const NOUN = /^(?:systems?|modules?|middleware|services?|mechanism|subsystem|layer|engine)$/i;
/** Words that begin what is spoken of, or tell nothing of it. */
const EMPTY =
  /^(?:a|an|the|this|that|any|all|each|every|no|not|our|its|their|new|old|real|existing|current|same|other|actual|main|entire|whole|proper|core|critical|and|or|of|for|to|in|with|without|by|via|through|using|from|on|at|into|is|are|was|were|be|has|have|between|across|when|while|if|but|than|as|per|unified|single|multiple|complete|full|backend|frontend|staging|production|external|internal)$/i;
/** That it is there is not what is said: right before it, or behind it. */
const GONE =
  /^(?:no|not|never|without|missing|lacks?|lacking|absent|remov\w+|delet\w+|eliminat\w+|replac\w+|longer|n't|doesn't|isn't)$/i;
const NONE = /^(?:no|not|never|without|missing|lacks?|lacking|absent|removed|deleted)$/i;
const NEAR = 5;
const [FEWEST_WORDS, MOST_WORDS] = [2, 3];
/** Claims of one document; more are of a text about that part alone. */
const MOST_OF_DOCUMENT = 60;

function recognise(reading: Reading): Candidate[] {
  const found = reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 60) return [];
    // A file that is named is looked for by its name.
    if (
      !sentence.tokens.some(({ text }) => NOUN.test(text)) ||
      fileMentions(sentence, reading.paths).length > 0
    )
      return [];
    return candidatesIn(sentence);
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

function candidatesIn(sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  return tokens.flatMap(({ kind, text, line }, i): Candidate[] => {
    if (kind !== 'word' || !NOUN.test(text)) return [];
    let from = i;
    while (from > 0 && i - from < MOST_WORDS && isOfPhrase(tokens[from - 1])) from -= 1;
    const words = tokens.slice(from, i).map((token) => token.text.toLowerCase());
    if (words.length < FEWEST_WORDS || isGone(tokens, from, i)) return [];
    const said = [...words, text.toLowerCase()].join(' ');
    return [
      {
        kind: 'path',
        line,
        text: sentence.text,
        statement: `there is a file for the ${said}`,
        words: [],
        says: null,
        check: (context) => check(context, words, text),
      },
    ];
  });
}

function isGone(tokens: Sentence['tokens'], from: number, noun: number): boolean {
  // "Errors eliminated through the hub relay system" are gone, and not that.
  return (
    NONE.test(tokens[from - 1]?.text ?? '') ||
    NONE.test(tokens[from - 2]?.text ?? '') ||
    tokens.slice(noun + 1, noun + 1 + NEAR).some(({ kind, text }) => kind === 'word' && GONE.test(text))
  );
}

function isOfPhrase(token: Sentence['tokens'][number] | undefined): boolean {
  return token?.kind === 'word' && /^[A-Za-z]{3,20}$/.test(token.text) && !EMPTY.test(token.text);
}

/** @returns null where no file is called by these words alone, or several are */
function check(context: CheckContext, words: readonly string[], noun: string): Outcome | null {
  for (const phrase of [[...words, noun], words]) {
    const stems = [...new Set(nameStems(phrase.join(' ')))];
    if (stems.length < FEWEST_WORDS) continue;
    const files = thingsNamed(context, stems).filter(
      ({ kind, how, path }) => kind === 'file' && how === 'all' && isWritten(path, phrase),
    );
    const [only, ...others] = files;
    if (!only || others.length > 0) continue;
    return {
      verdict: 'verified',
      measured: `exists: ${only.path}`,
      scope: 'only that a file is called so, not what it does',
      command: `git ls-tree -r --name-only ${context.rev} ${quoted(only.path)}`,
    };
  }
  return null;
}

/** Word by word: "configuration management" is no `config_manager.py`, which every second part has. */
function isWritten(path: string, phrase: readonly string[]): boolean {
  const name = nameOf(path)
    .replace(/\.\w{1,10}$/, '')
    .toLowerCase()
    .replace(/[-_]/g, ' ');
  return name === phrase.join(' ').toLowerCase() && !/(?:^|\/)(?:scripts|tools|bin)\//.test(path);
}
