import { quoted } from '../../../domain/shell-word.js';
import { count } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf } from '../../extract/markdown/token.js';

/** "`.backup_migration` files", "`*.orig_2025` files": there are files whose names end so. */
export const filesEnding: ClaimPart = { kinds: ['path'], recognise };

/** An ending of one’s own: `.py` and `.env` are kinds of file, and say nothing. */
const ENDING = /^\*?(\.[A-Za-z][\w-]{0,60}(?:[_.][\w-]{1,60}){1,4})$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood !== 'present' && sentence.mood !== 'past') return [];
    return sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []);
  });
}

function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const token = tokens[i];
  if (!token || token.kind === 'mark' || token.kind === 'quote') return null;
  const ending = ENDING.exec(token.text)?.[1];
  if (ending === undefined) return null;
  const next = tokens.slice(i + 1, i + 3).find(({ text }) => /\w/.test(text));
  const before = tokens.slice(Math.max(0, i - 2), i).filter(({ text }) => /\w/.test(text));
  // A number of them is counted elsewhere; what is denied is not there.
  const isOther = before.some(
    ({ text }) => quantityOf(text) !== null || /^(?:no|without|zero|not)$/i.test(text),
  );
  if (!/^files?$/i.test(next?.text ?? '') || isOther) return null;
  return {
    kind: 'path',
    line: token.line,
    text: sentence.text,
    statement: `there are files that end in ${ending}`,
    check: (context) => check(context, ending),
  };
}

/** @returns null where none ends so: such files are often kept out of git */
function check(context: CheckContext, ending: string): Outcome | null {
  const found = [...context.paths.files.keys()].filter((path) => path.endsWith(ending));
  const [first] = found;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `${count(found.length, 'file')} ${found.length === 1 ? 'ends' : 'end'} so: ${first}${found.length > 1 ? ' and others' : ''}`,
    scope: `all ${count(context.paths.files.size, 'file')} of ${context.rev}`,
    command: `git ls-tree -r --name-only ${context.rev} | grep -c ${quoted(`${ending.replaceAll('.', '[.]')}$`)}`,
  };
}
