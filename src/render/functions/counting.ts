import { count as countInWords, thousands } from '../../domain/wording.js';
import { choicesOf, elementOf, fieldNames, fieldOf, NULL, NUMBER, TEXT, unionOf } from '../shapes.js';
import { say } from '../wordings.js';
import { asList, asText, CallProblem, limitOf, type TemplateFunction } from './template-function.js';

function isNumberOrList(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value);
}

const count: TemplateFunction = {
  name: 'count',
  usage: 'count number-or-list "file" ["files"]',
  meaning: 'A number with its noun, in the singular or plural: `1 file`, `25,470 files`.',
  arity: [2, 3],
  result: ([value]) => {
    const countable =
      value !== undefined && choicesOf(value.shape).every((c) => /number|list|any/.test(c.kind));
    return countable ? TEXT : new CallProblem('its first argument is neither a number nor a list');
  },
  call: (_, [value, singular, plural]) =>
    typeof plural === 'string'
      ? countInWords(isNumberOrList(value), asText(singular), plural)
      : countInWords(isNumberOrList(value), asText(singular)),
};

const total: TemplateFunction = {
  name: 'total',
  usage: 'total counts',
  meaning: 'The sum over all classes of code, e.g. of `counts`.',
  arity: [1, 1],
  result: ([counts]) =>
    counts !== undefined && fieldOf(counts.shape, 'production') !== null
      ? NUMBER
      : new CallProblem('its argument holds no counts by class'),
  call: (_, [counts]) =>
    Object.values(counts ?? {}).reduce<number>((sum, n) => sum + (typeof n === 'number' ? n : 0), 0),
};

const sum: TemplateFunction = {
  name: 'sum',
  usage: 'sum list "field"',
  meaning: 'The sum of a numeric field over a list; null when the field is known of no item.',
  arity: [2, 2],
  result: ([list, name]) => {
    const item = list === undefined ? null : elementOf(list.shape);
    if (item === null || typeof name?.literal !== 'string')
      return new CallProblem('it wants a list and a field in quotes');
    return fieldOf(item, name.literal) === null
      ? new CallProblem(`the items of the list have no \`${name.literal}\``, {
          word: name.literal,
          among: fieldNames(item),
        })
      : unionOf([NUMBER, NULL]);
  },
  call: (_, [list, name]) => {
    const items = asList(list);
    const known = items.flatMap((item) => {
      const value: unknown =
        typeof item === 'object' && item !== null ? Reflect.get(item, asText(name)) : null;
      return typeof value === 'number' ? [value] : [];
    });
    return items.length > 0 && known.length === 0 ? null : known.reduce((total, n) => total + n, 0);
  },
};

const byClass: TemplateFunction = {
  name: 'byClass',
  usage: 'byClass counts',
  meaning: 'Counts by class of code in words, production always: `0 in production, 3 in tests`.',
  arity: [1, 1],
  result: ([counts]) =>
    counts !== undefined && fieldOf(counts.shape, 'production') !== null
      ? TEXT
      : new CallProblem('its argument holds no counts by class'),
  call: (_, [counts]) =>
    Object.entries(counts ?? {})
      .filter(([name, n]) => n !== 0 || name === 'production')
      .map(([name, n]) => `${thousands(Number(n))} in ${say('class', name)}`)
      .join(', '),
};

const minus: TemplateFunction = {
  name: 'minus',
  usage: 'minus a b',
  meaning: 'The difference of two numbers.',
  arity: [2, 2],
  result: () => NUMBER,
  call: (_, [a, b]) => Number(a) - Number(b),
};

const more: TemplateFunction = {
  name: 'more',
  usage: 'more list most',
  meaning: 'How many items `(first list most)` leaves out, zero when none.',
  arity: [2, 2],
  result: ([list]) =>
    list === undefined || elementOf(list.shape) === null
      ? new CallProblem('its first argument is no list')
      : NUMBER,
  call: (context, [list, most]) => Math.max(0, asList(list).length - limitOf(context, most, 0)),
};

/** Functions that count. */
export const COUNTING: readonly TemplateFunction[] = [count, total, byClass, sum, minus, more];
