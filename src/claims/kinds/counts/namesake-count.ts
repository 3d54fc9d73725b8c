import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { numberAt } from '../../extract/figures/quantities.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Quantity } from '../../extract/markdown/token.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** How many files have a name or an ending: "22+ separate conftest.py files", "40 `*.sql` files". */
export const namesakeCount: ClaimPart = { kinds: ['count'], recognise };

const NAME = /^(?:\*\*\/)?(\*?)((?:[A-Za-z_][\w.-]{0,60})?\.[a-z][a-z0-9]{0,9})$/;
const FILES = /^(?:files|copies|modules|scripts)$/i;
/** Words between number and name that leave none of the files out. */
const PLAIN = /^(?:duplicate|scattered|competing)$/;
/** What is said of some of the files only. */
const SOME =
  /^(?:that|which|with|without|using|containing|importing|still|in|under|below|from|across|changed|modified|affected|missing|failing|need\w*|had|were)$/i;
const MOST_BETWEEN = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood !== 'present' || sentence.fence || tellsOfChange(sentence)) return [];
    return sentence.tokens.flatMap((_, i) => candidateAt(reading, sentence, i) ?? []);
  });
}

interface Named {
  /** The whole name, or its end where `isEnding`. */
  readonly name: string;
  readonly isEnding: boolean;
  readonly quantity: Quantity;
  /** Nothing in the sentence says that only some of them are meant. */
  readonly isOfAll: boolean;
}

function candidateAt(reading: Reading, sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const token = tokens[i];
  const [, star = '', name] = token && token.kind !== 'quote' ? (NAME.exec(token.text) ?? []) : [];
  if (!token || name === undefined || !FILES.test(tokens[i + 1]?.text ?? '')) return null;
  const quantity = numberBefore(sentence, i);
  if (!quantity || quantity.value === 0) return null;
  const isEnding = star !== '' || name.startsWith('.');
  // Below a folder they are counted as that folder's.
  if (fileMentions(sentence, reading.paths).some(({ match }) => match.kind === 'folder')) return null;
  const isOfAll =
    !SOME.test(tokens[i + 2]?.text ?? '') && !(quantity.atLeast && /^[a-z]/i.test(quantity.text));
  return {
    kind: 'count',
    line: token.line,
    text: sentence.text,
    statement: `there are ${quantity.text} files ${isEnding ? 'that end in' : 'named'} ${name}`,
    says: null,
    check: (context) => check(context, { name, isEnding, quantity, isOfAll }),
  };
}

function numberBefore({ tokens }: Sentence, i: number): Quantity | null {
  for (let k = i - 1; k >= Math.max(0, i - 1 - MOST_BETWEEN); k -= 1) {
    const quantity = tokens[k]?.kind === 'word' ? numberAt(tokens, k, { untold: true }) : null;
    if (quantity) return quantity.unit === '' && Number.isInteger(quantity.value) ? quantity : null;
    if (pickingWords([tokens[k]?.text.toLowerCase() ?? ''], PLAIN).length > 0) return null;
  }
  return null;
}

function check(context: CheckContext, { name, isEnding, quantity, isOfAll }: Named): Outcome {
  const all = [...context.paths.files.keys()].filter((path) =>
    isEnding ? path.endsWith(name) : nameOf(path) === name,
  );
  const own = all.filter((path) => !/^(?:backup|vendored|generated)$/.test(context.classOf(path)));
  const readings = [
    ...new Set([own.length, all.length, own.filter((path) => context.classOf(path) !== 'test').length]),
  ];
  const met = readings.find((each) => isTrue(agreement(quantity, each)));
  const pattern = isEnding ? `*${name}` : `:(glob)**/${name}`;
  const shared = {
    measured: `${thousands(met ?? all.length)}: ${listing(own.length > 0 ? own : all, 3)}`,
    scope: `all ${count(context.paths.files.size, 'file')} of ${context.rev}${met === undefined || met === all.length ? '' : ', copies and the like left out'}`,
    command: `git ls-files --with-tree=${context.rev} -- ${quoted(pattern)} | wc -l`,
  };
  if (met !== undefined)
    return { verdict: 'verified', approximate: agreement(quantity, met) === 'near', ...shared };
  // Fewer may be some of them. More there cannot be, unless they are of a kind that is kept out of git.
  if (!isOfAll || isEnding || all.length === 0 || quantity.value <= all.length)
    return { verdict: 'not checkable', ...shared, needs: 'to know which are meant, and that all are in git' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `There ${all.length === 1 ? 'is' : 'are'} ${count(all.length, 'file')} ${isEnding ? 'that end in' : 'named'} ${name}.`,
  };
}
