import type { CommandValue } from '../../extract/figures/command-values.js';
import type { CheckContext } from '../context.js';
import { anchorsOf } from '../count/counting.js';
import { programLines } from '../look/code-lines.js';
import type { WordLine } from '../look/word-table.js';

/** Words by which lines are found that give a value to a key. */
export function valueAnchors({ key, value }: CommandValue): readonly string[] {
  return anchorsOf(`${value} ${key.replaceAll('-', ' ')}`).slice(0, 2);
}

/** Lines of programs and configuration that give this value to this option, or to a name that ends like it. */
export function valuePlaces(context: CheckContext, given: CommandValue): readonly WordLine[] {
  return context.once(['given', given], () => {
    const isGiven = formOf(given);
    return programLines(context, valueAnchors(given)).filter(({ text }) => isGiven.test(text));
  });
}

/** `--region=us-central1`, `"--region", "us-central1"`; for a telling value also `REGION: us-central1`, `self.region = "…"`. */
function formOf({ key, value, isOption }: CommandValue): RegExp {
  const [name, wanted] = [key.replace(/[-_]/g, '[-_]?'), escaped(value)];
  const end = '(?![\\w-]|\\.\\w)';
  const asOption = `--${name}["']?(?:=|,?\\s{0,4})["']?${wanted}${end}`;
  const asName = `(?:^|[^A-Za-z])${name}["']?\\s{0,4}(?:[:=]|,\\s{0,4}(?:default\\s?=)?)\\s{0,4}["']?${wanted}${end}`;
  if (!isOption) return new RegExp(asName);
  return new RegExp(isWord(value) ? `${asOption}|${asName}` : asOption, 'i');
}

/** A number, or a few letters, are given to many names. */
function isWord(value: string): boolean {
  return /^[A-Za-z].{5}/.test(value);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
