import { labelledText } from '../../check/files/related-lines.js';
import { quantityOf } from '../markdown/token.js';

/** `High Priority: 12` */
export interface LabelledNumber {
  readonly label: string;
  readonly value: number;
}

/** `- High Priority: 12 (test files only)`: one whole number right behind the label; null for anything else. */
export function labelledNumber(text: string): LabelledNumber | null {
  const labelled = labelledText(text.slice(0, 200));
  const first = /^[^\p{L}\p{N}<>~≈$.-]*([\d,]+)(?![\d.:/%\w-])/u.exec(labelled?.rest ?? '')?.[1];
  const quantity = first === undefined ? null : quantityOf(first.replace(/,$/, ''));
  return labelled && quantity?.unit === '' && Number.isInteger(quantity.value)
    ? { label: labelled.label, value: quantity.value }
    : null;
}
