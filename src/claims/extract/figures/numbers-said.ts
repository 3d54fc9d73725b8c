import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { numbersIn } from './quantities.js';

/** A whole number of a sentence, nothing included: "75 uses", "three tests", "zero uses", "no such calls". */
export interface NumberSaid {
  readonly value: number;
  /** "75+", "about 75": no exact number. */
  readonly isLoose: boolean;
  /** As it is written. */
  readonly text: string;
  /** Index of its token. */
  readonly token: number;
  /** Line of the document. */
  readonly line: number;
}

/** Every whole number of a sentence that is told, in its order. */
export function numbersSaid(sentence: Sentence): NumberSaid[] {
  const { tokens } = sentence;
  const told = numbersIn(sentence)
    .filter(({ isUntold }) => !isUntold)
    .map(({ i, quantity: { value, atLeast, about = false, text } }) => ({
      value,
      isLoose: atLeast || about,
      text,
      token: i,
      line: tokens[i]?.line ?? sentence.line,
    }));
  const nothing = tokens.flatMap((token, i) =>
    isNothing(tokens, i) ? [{ value: 0, isLoose: false, text: token.text, token: i, line: token.line }] : [],
  );
  return [...told, ...nothing].sort((a, b) => a.token - b.token);
}

/** "Zero uses", "no direct calls"; not "no longer", "no one", "no. 5". */
function isNothing(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word' || !/^(?:zero|no)$/i.test(token.text)) return false;
  const next = tokens[i + 1];
  return (
    next?.kind === 'word' &&
    /^[a-z][a-z-]+$/i.test(next.text) &&
    !/^(?:longer|one|more|matter|way|need|doubt)$/i.test(next.text)
  );
}
