import type { Candidate, ClaimPart } from '../../check/context.js';
import { isRounded, ofText, shortNumber } from '../../check/count/rounded.js';
import {
  type ComparedNumber,
  inOneUnit,
  numberChains,
  numberOfCell,
} from '../../extract/figures/number-pairs.js';
import { type StatedChange, statedChanges, statedDifference } from '../../extract/figures/stated-change.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * How much numbers are said to have changed that stand beside: "36% improvement (414→264)", "8.0s → 25.0s (3x increase)", a row
 * "| 4 | 14 | +250% |", "Passed: 16 (100% increase)" where the text gives another "Passed: 8". Nothing of the repository is asked.
 */
export const changeOfFigures: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document: { sentences } }) => {
    const labelled = numbersByLabel(sentences);
    return sentences.flatMap((sentence) => {
      if (sentence.fence && !/^(?:|text)$/.test(sentence.fence.language)) return [];
      const own = inSentence(sentence);
      if (own.length > 0) return own;
      return sentence.place === 'cell' ? inRow(sentences, sentence) : besideLabel(labelled, sentence);
    });
  },
};

/** How far a change stands from the numbers that it is of, in tokens. */
const FARTHEST = 10;

function inSentence(sentence: Sentence): Candidate[] {
  const changes = statedChanges(sentence);
  const chains = changes.length > 0 ? numberChains(sentence.tokens) : [];
  return changes.flatMap((change) => {
    const near = chains.filter(({ numbers }) =>
      numbers.some(({ token }) => Math.abs(token - change.token) <= FARTHEST),
    );
    const [chain] = near;
    // A percentage of percentages may be points or a share of them.
    if (!chain || chain.numbers.some(({ token, unit }) => token === change.token || unit === '%')) return [];
    const isOnly = near.length === 1 && changes.length === 1 && !isParted(sentence, change, chain.numbers);
    return candidateOf(sentence, change, chain.numbers, isOnly) ?? [];
  });
}

/** "Two of 5 → 3, and 40% fewer errors": what comes behind "and" is said of something else. */
function isParted(
  { tokens }: Sentence,
  { token }: StatedChange,
  numbers: readonly ComparedNumber[],
): boolean {
  const others = numbers.map((each) => each.token);
  const [from, to] = [Math.min(token, ...others), Math.max(token, ...others)];
  const between = tokens.slice(from, to).filter((_, k) => !others.includes(from + k));
  return between.some(({ text }) => /^(?:;|and|but|while|target|vs|versus)$/i.test(text));
}

/** @returns null where the numbers cannot be compared, or where another number may be meant and it is not that of these */
function candidateOf(
  sentence: Sentence,
  change: StatedChange,
  numbers: readonly ComparedNumber[],
  mayRefute: boolean,
): Candidate | null {
  const values = inOneUnit(numbers);
  const [first, last] = [values?.[0], values?.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const isLoose = change.isLoose || numbers.some((each) => each.isLoose);
  const arePercentages = numbers.every(({ unit }) => unit === '%');
  const isShare = waysToCompare(change, first, last).some((exact) => isAbout(change, exact, isLoose));
  // "79.5% → 100% is +20.5%" counts points.
  const points = arePercentages && !isShare ? Math.abs(last - first) : null;
  const isRight = isShare || (points !== null && isAbout(change, points, isLoose));
  const shown = points === null ? shownChange(change, first, last) : `${shortNumber(points)} points`;
  if (!isRight && (!mayRefute || isLoose)) return null;
  const what = numbers.map(({ text }) => text).join(' → ');
  const measured = `${what} is ${shown}`;
  return {
    kind: 'arithmetic',
    line: sentence.tokens[change.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${what} is ${change.text}`,
    check: () => ofText(isRight, measured, `${what} is a change of ${shown}.`),
  };
}

/** Loose numbers make a loose change: one per cent of it is as good as none. */
function isAbout(change: StatedChange, exact: number, isLoose: boolean): boolean {
  if (isRounded(change, exact)) return true;
  return isLoose && Math.abs(exact - change.value) <= Math.max(1, change.value * 0.02);
}

/** What a reader may have meant by the change of one number into another, in the unit of the change. */
function waysToCompare({ kind, direction }: StatedChange, from: number, to: number): number[] {
  const apart = Math.abs(to - from);
  if (kind === 'difference') return [apart];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  if (kind === 'factor') return low === 0 ? [] : [high / low, high / low - 1];
  const ofFirst = from === 0 ? [] : [(100 * apart) / from];
  // "100% faster" takes half of the time.
  return direction === null && to !== 0 ? [...ofFirst, (100 * apart) / to] : ofFirst;
}

function shownChange({ kind, decimals }: StatedChange, from: number, to: number): string {
  const apart = Math.abs(to - from);
  if (kind === 'difference') return shortNumber(apart, 6);
  if (kind === 'factor') return `${shortNumber(Math.max(from, to) / Math.min(from, to))}x`;
  return `${((100 * apart) / from).toFixed(Math.max(1, decimals))}%`;
}

const OF_CHANGE =
  /(?:^|\b)(?:change|improvements?|delta|diff(?:erence)?|increase|decrease|reduction|gain|growth|impact|progress|benefit|result|Δ)(?:\b|$)/i;
const BEFORE = /\b(?:before|old|previous|original|baseline|from|initial|was|legacy|start)\b/i;
const AFTER = /\b(?:after|new|now|current|to|final|fixed|actual|achieved|end)\b/i;
/** Cells of a row that are looked at. */
const MOST_CELLS = 12;

/** "| Passing tests | 4 | 14 | +250% |": the two numbers of the row are its first and its last state. */
function inRow(sentences: readonly Sentence[], cell: Sentence): Candidate[] {
  const isOfChange = OF_CHANGE.test(cell.column);
  const difference = isOfChange ? statedDifference(cell) : null;
  const shares = changesOfCell(cell, isOfChange);
  if (shares.length > 1) return [];
  const changes = [...(difference ? [difference] : []), ...shares];
  if (changes.length === 0) return [];
  const numbers = otherCells(sentences, cell).flatMap((other) => {
    const number = numberOfCell(other.tokens);
    return number ? [{ number, column: other.column }] : [];
  });
  const [first, second] = numbers;
  if (!first || !second || numbers.length > 2) return [];
  const isNamed = BEFORE.test(first.column) && AFTER.test(second.column);
  const isTurned = !isNamed && AFTER.test(first.column) && BEFORE.test(second.column);
  const ordered = isTurned ? [second.number, first.number] : [first.number, second.number];
  return changes.flatMap((change) => {
    const own = candidateOf(cell, change, ordered, isNamed || isTurned);
    const turned = () =>
      isNamed || isTurned ? null : candidateOf(cell, change, ordered.toReversed(), false);
    return own ?? turned() ?? [];
  });
}

/** In a column of changes a percentage needs no word that calls it one. */
function changesOfCell(cell: Sentence, isOfChange: boolean): StatedChange[] {
  const found = statedChanges(cell);
  if (found.length > 0 || !isOfChange) return found;
  const called = { text: 'change', kind: 'word', line: cell.line, strong: false } as const;
  return cell.tokens.length > 3 ? [] : statedChanges({ tokens: [...cell.tokens, called] });
}

/** The other cells of a row but for the first, which names it. */
function otherCells(sentences: readonly Sentence[], cell: Sentence): Sentence[] {
  const row: Sentence[] = [];
  const isOfRow = (i: number) => sentences[i]?.place === 'cell' && sentences[i]?.line === cell.line;
  let start = cell.index;
  while (isOfRow(start - 1) && cell.index - start < MOST_CELLS) start -= 1;
  for (let i = start + 1; isOfRow(i) && row.length < MOST_CELLS; i += 1)
    if (i !== cell.index) row.push(sentences[i] as Sentence);
  return row;
}

/** The number right behind a label, with where it stands. */
interface LabelledNumber {
  readonly index: number;
  readonly number: ComparedNumber;
}

function numbersByLabel(sentences: readonly Sentence[]): Map<string, LabelledNumber[]> {
  const found = new Map<string, LabelledNumber[]>();
  for (const sentence of sentences) {
    const number = sentence.label === '' || sentence.place === 'cell' ? null : behindLabel(sentence);
    if (!number) continue;
    const own = found.get(sentence.label) ?? [];
    own.push({ index: sentence.index, number });
    found.set(sentence.label, own);
  }
  return found;
}

/** The number that stands before any brackets: "7 (90% reduction)". */
function behindLabel({ tokens, fence }: Sentence): ComparedNumber | null {
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (fence || colon < 0) return null;
  const open = tokens.findIndex(({ text }, i) => i > colon && text === '(');
  return numberOfCell(tokens.slice(colon + 1, open < 0 ? colon + 4 : Math.min(open, colon + 4)));
}

/** "**Errors**: 7 (90% reduction)", where the text gives one other number with that label: that of before. */
function besideLabel(
  labelled: ReadonlyMap<string, readonly LabelledNumber[]>,
  sentence: Sentence,
): Candidate[] {
  const same = sentence.label === '' ? [] : (labelled.get(sentence.label) ?? []);
  // More than two are not looked through: a list may have a hundred thousand of one label.
  const two = same.length === 2 ? same : [];
  const own = two.find(({ index }) => index === sentence.index);
  const other = two.find(({ index }) => index !== sentence.index);
  const changes = own && other ? statedChanges(sentence) : [];
  const [change] = changes;
  if (!own || !other || !change || changes.length > 1) return [];
  return [candidateOf(sentence, change, [other.number, own.number], false) ?? []].flat();
}
