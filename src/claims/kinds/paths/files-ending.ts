import { quoted } from '../../../domain/shell-word.js';
import { count } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { bareFolder } from '../../extract/files/bare-folder.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf, type Token } from '../../extract/markdown/token.js';

/**
 * "`.backup_migration` files", "`*.orig_2025` files", "Backup files (`.orig`, `.old_hub`)", "layers (`*_compat.py`)": there are files
 * whose names end so, in the folder that the line above the list names, if it names one.
 */
export const filesEnding: ClaimPart = { kinds: ['path'], recognise };

/** An ending of one’s own: `.py` and `.env` are kinds of file, and say nothing. */
const ENDING = /^\*?(\.[A-Za-z][\w-]{0,60}(?:[_.][\w-]{1,60}){1,4})$/;

/** What shall go is there. */
const REMOVES = /^(?:(?:remove|delete|archive|clean up) )/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood) && !REMOVES.test(sentence.text)) return [];
    return sentence.tokens.flatMap(
      (_, i) => candidateAt(sentence, i) ?? inBrackets(reading, sentence, i) ?? [],
    );
  });
}

/** An ending in brackets that only list such: of one part, too, or behind a `*`. */
const LISTED = /^(?:\*?(\.[A-Za-z][\w-]{2,60}(?:[_.][\w-]{1,60}){0,4})|\*([\w-]{2,60}(?:\.\w{1,10}){1,3}))$/;

function inBrackets(reading: Reading, sentence: Sentence, i: number): Candidate | null {
  const { tokens, parent } = sentence;
  const token = tokens[i];
  const open = tokens.findLastIndex(({ text }, at) => at < i && text === '(');
  const close = tokens.findIndex(({ text }, at) => at > i && text === ')');
  if (token?.kind !== 'code' || open < 1 || close < 0) return null;
  const inside = tokens.slice(open + 1, close);
  if (
    !inside.every(({ kind, text }) => (kind === 'code' ? LISTED.test(text) : /^(?:,|and|or|&)$/.test(text)))
  )
    return null;
  const ending = endingIn(token, reading);
  if (ending === null || isNegated(sentence, open)) return null;
  const folder = parent ? (bareFolder(reading, parent)?.path ?? null) : null;
  return {
    kind: 'path',
    line: token.line,
    text: sentence.text,
    statement: `there are files that end in ${ending}${folder === null ? '' : ` below ${folder}/`}`,
    check: (context) => check(context, ending, folder),
  };
}

/** An ending that is no kind of file: `.py` in brackets says what is counted. */
function endingIn({ text }: Token, { paths }: Reading): string | null {
  const [, dotted, starred] = LISTED.exec(text) ?? [];
  if (starred !== undefined) return starred;
  const isKind =
    dotted !== undefined && /^\.[a-z]{1,5}$/i.test(dotted) && paths.hasExtension(dotted.slice(1));
  return isKind ? null : (dotted ?? null);
}

function isNegated({ tokens }: Sentence, to: number): boolean {
  return tokens.slice(0, to).some(({ text }) => /^(?:no|without|zero|not|never)$/i.test(text));
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
    check: (context) => check(context, ending, null),
  };
}

/** @returns null where none ends so: such files are often kept out of git */
function check(context: CheckContext, ending: string, folder: string | null): Outcome | null {
  const all = [...context.paths.files.keys()];
  const isBelow = (path: string) => folder === null || path.startsWith(`${folder}/`);
  // "`.orig` files" are those called `hub.py.orig_of_may`, too.
  const within = new RegExp(`${escaped(ending)}[._-]`);
  const isSo = (path: string) => path.endsWith(ending) || within.test(nameOf(path));
  const found = all.filter((path) => isBelow(path) && isSo(path));
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = `git ls-tree -r --name-only ${context.rev}${folder === null ? '' : ` ${quoted(`${folder}/`)}`} | grep -c ${quoted(`${escaped(ending)}\\([._-]\\|$\\)`)}`;
  const [first] = found;
  if (first !== undefined)
    return {
      verdict: 'verified',
      measured: `${count(found.length, 'file')} ${found.length === 1 ? 'ends' : 'end'} so: ${first}${found.length > 1 ? ' and others' : ''}`,
      scope,
      command,
    };
  const [other] = folder === null ? [] : all.filter(isSo);
  if (folder === null || other === undefined) return null;
  return {
    verdict: 'refuted',
    measured: `none below ${folder}/; elsewhere ${other}`,
    scope,
    command,
    correction: `No file below ${folder}/ ends in ${ending}.`,
  };
}

function escaped(ending: string): string {
  return ending.replaceAll('.', '[.]');
}
