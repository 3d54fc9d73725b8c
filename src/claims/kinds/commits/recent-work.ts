import { quoted } from '../../../domain/shell-word.js';
import { count, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { messagesHolding } from '../../check/history/commit-messages.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, type Token } from '../../extract/markdown/token.js';

/**
 * Work that is said to have been done lately, by a name of code and what it is of: "Recent refactoring to LampContext
 * architecture". Verified where messages of commits hold these words; never refuted, since they may say it otherwise.
 */
export const recentWork: ClaimPart = { kinds: ['commit'], recognise };

const WORK =
  /^(?:refactoring|refactor|migration|changes?|updates?|switch|move|consolidation|transition|conversion|rewrite|introduction|removal|work)$/i;
const OF = /^(?:to|of|for|in|on|towards?|from)$/i;
/** Words behind the name that belong to it. */
const MOST_BEHIND = 2;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    return sentence.tokens.flatMap(({ text }, i) => {
      const phrase = /^recent$/i.test(text) ? phraseAt(sentence.tokens, i) : null;
      return phrase === null ? [] : [candidateOf(sentence, i, phrase)];
    });
  });
}

/** "LampContext architecture": a name of code, and at least one word behind it. */
function phraseAt(tokens: readonly Token[], recent: number): string | null {
  const work = tokens.slice(recent + 1, recent + 4).findIndex(({ text }) => WORK.test(text));
  const of = recent + work + 2;
  if (work < 0 || !OF.test(tokens[of]?.text ?? '')) return null;
  const at = /^(?:the|a|an)$/i.test(tokens[of + 1]?.text ?? '') ? of + 2 : of + 1;
  const name = tokens[at];
  if (!name || !/^(?:word|code)$/.test(name.kind) || !isIdentifier(name.text)) return null;
  const words: string[] = [];
  for (const { kind, text } of tokens.slice(at + 1, at + 1 + MOST_BEHIND)) {
    if (kind !== 'word' || !/^[a-z]{4,20}$/i.test(text)) break;
    words.push(text);
  }
  return words.length > 0 ? [name.text, ...words].join(' ') : null;
}

function candidateOf(sentence: Sentence, token: number, phrase: string): Candidate {
  return {
    kind: 'commit',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `commits tell of ${phrase}`,
    says: null,
    check: (context) => check(context, phrase),
  };
}

/** @returns null where no message holds the words, nor these without the last one */
function check(context: CheckContext, phrase: string): Outcome | null {
  const words = phrase.split(' ');
  const shorter = words.length > 2 ? [words.slice(0, -1).join(' ')] : [];
  for (const each of [phrase, ...shorter]) {
    const found = messagesHolding(context, [each.toLowerCase()]);
    if (found > 0)
      return {
        verdict: 'verified',
        measured: `${count(found, 'commit')} whose message holds "${each}"`,
        scope: `messages of the ${thousands(context.history.state.commits)} commits of ${context.rev}; not how recent`,
        command: `git log ${context.rev} --format='%h %cs %s' -i -F --grep=${quoted(each)}`,
      };
  }
  return null;
}
