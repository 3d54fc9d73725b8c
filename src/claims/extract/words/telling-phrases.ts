import type { Sentence } from '../markdown/document.js';
import { isIdentifier, quantityOf, type Token } from '../markdown/token.js';
import { nameStems } from './name-words.js';

/** What a part of a sentence tells, in words that code may have, too. */
export interface TellingPhrase {
  readonly written: string;
  readonly line: number;
  /** Stems of its telling words, as `nameStems` makes them; once each. */
  readonly stems: readonly string[];
  /** Numbers without a unit. */
  readonly numbers: readonly number[];
}

/** Words that tell nothing of what code does, in any form. */
const EMPTY = new Set(
  nameStems(
    'a an the any some all both each its their our this that these those such more most other further only just also still now then here there very well much many several multiple various own same different new existing current actual real main key core critical major essential important necessary proper properly correct correctly full fully complete completely successful successfully comprehensive robust advanced automatic automatically clear consistent effective enhanced improved better good strong specific appropriate adequate sufficient ready available present exist use used using uses make makes made do does did have has had be is are was were been being can could will would should may might must provide provides support supports implement implemented implementation include includes contain contains add added create created ensure ensures allow allows enable enabled perform performs handle handles handling apply applied set through during across between with within without from into for of on in at to by as per via and or but when while if than code file files function method class module line lines system pattern patterns logic mechanism approach solution feature functionality capability behavior behaviour issue issues problem problems case cases thing things way work works working first second third one two three example expected result results show shows verify verified confirm confirmed status fix fixed change changed changes update updated it they them we you not no so that which who what where why how over under about against up down out off',
  ),
);
/** What takes back what a sentence tells, or tells of something that is not there. */
const TAKES_BACK =
  /[❌⚠]|\b(?:not|no|never|none|without|missing|lacks?|lacking|fails?|failed|failing|failures?|cannot|instead|zero|unable|broken|removed?|deleted|planned|but|however|only|except|should|would|could|may|might|must|needs?|required?|recommend\w*|will|blocked|risk|business|revenue|customers?)\b|n't\b/iu;
/** Where one part of a sentence ends. */
const CUT = /^(?:,|;|:|\(|\)|—|–|-|→|\.|but|which|when|because|after|before|while|so|if)$/i;
const MOST_TOKENS = 60;

/** The parts of a sentence that tell of what code does or holds. */
export function tellingPhrases({ tokens, text }: Sentence): TellingPhrase[] {
  if (tokens.length > MOST_TOKENS || TAKES_BACK.test(text)) return [];
  const ends = [...tokens.keys(), tokens.length].filter((i) => i === tokens.length || isCut(tokens[i]));
  return ends.flatMap((end, i) => phraseOf(tokens.slice((ends[i - 1] ?? -1) + 1, end)) ?? []);
}

function isCut(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'code' && token.kind !== 'quote' && CUT.test(token.text);
}

/** A quotation, a name of code, a path, or a word for how many of something. */
function isOtherwiseChecked({ kind, text }: Token): boolean {
  return (
    kind === 'quote' ||
    (kind !== 'mark' &&
      (isIdentifier(text) || /[/\\$]|\.\w{1,5}$/.test(text) || /^(?:all|every)$/i.test(text)))
  );
}

function phraseOf(tokens: readonly Token[]): TellingPhrase | null {
  const words = tokens.filter(({ kind }) => kind === 'word');
  const [first] = words;
  // What is named as code is checked by that name, and how many there are is counted.
  if (!first || tokens.some(isOtherwiseChecked)) return null;
  const numbers = words.flatMap(({ text }) => {
    const quantity = quantityOf(text);
    return quantity && quantity.unit === '' ? [quantity.value] : [];
  });
  const stems = [
    ...new Set(
      words
        .filter(({ text }) => !/^\d/.test(text))
        .flatMap(({ text }) => nameStems(text))
        .filter((stem) => stem.length > 2 && !EMPTY.has(stem)),
    ),
  ];
  return { written: tokens.map(({ text }) => text).join(' '), line: first.line, stems, numbers };
}
