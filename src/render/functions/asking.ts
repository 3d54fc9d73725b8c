import { BOOLEAN, elementOf, valuesOf } from '../shapes.js';
import {
  asList,
  asText,
  CallProblem,
  type CheckedArgument,
  type TemplateFunction,
} from './template-function.js';

/** Handlebars’ own idea of empty: an empty list is no, and so is zero. */
function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A comparison with a word that the other side can never be is a mistake in the template. */
function comparable(args: readonly CheckedArgument[]): CallProblem | null {
  const [a, b] = args;
  for (const [value, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const allowed = other === undefined || other.literal !== null ? null : valuesOf(other.shape);
    if (typeof value?.literal === 'string' && allowed !== null && !allowed.includes(value.literal)) {
      return new CallProblem(`it compares with "${value.literal}", which the other side never is`, {
        word: value.literal,
        among: allowed,
      });
    }
  }
  return null;
}

const eq: TemplateFunction = {
  name: 'eq',
  usage: 'eq a b',
  meaning: 'Whether two values are the same.',
  arity: [2, 2],
  result: (args) => comparable(args) ?? BOOLEAN,
  call: (_, [a, b]) => a === b,
};

const ne: TemplateFunction = {
  name: 'ne',
  usage: 'ne a b',
  meaning: 'Whether two values differ.',
  arity: [2, 2],
  result: (args) => comparable(args) ?? BOOLEAN,
  call: (_, [a, b]) => a !== b,
};

const gt: TemplateFunction = {
  name: 'gt',
  usage: 'gt a b',
  meaning: 'Whether the first number is greater.',
  arity: [2, 2],
  result: () => BOOLEAN,
  call: (_, [a, b]) => Number(a) > Number(b),
};

const begins: TemplateFunction = {
  name: 'begins',
  usage: 'begins text beginning',
  meaning: 'Whether a text begins with another.',
  arity: [2, 2],
  result: () => BOOLEAN,
  call: (_, [text, beginning]) => asText(text).startsWith(asText(beginning)),
};

const and: TemplateFunction = {
  name: 'and',
  usage: 'and a b …',
  meaning: 'Whether all hold; an empty list, an empty text, zero and nothing do not.',
  arity: [2, 9],
  result: () => BOOLEAN,
  call: (_, values) => values.every(isTrue),
};

const or: TemplateFunction = {
  name: 'or',
  usage: 'or a b …',
  meaning: 'Whether any holds.',
  arity: [2, 9],
  result: () => BOOLEAN,
  call: (_, values) => values.some(isTrue),
};

const not: TemplateFunction = {
  name: 'not',
  usage: 'not a',
  meaning: 'Whether it does not hold.',
  arity: [1, 1],
  result: () => BOOLEAN,
  call: (_, [value]) => !isTrue(value),
};

const has: TemplateFunction = {
  name: 'has',
  usage: 'has list value',
  meaning: 'Whether a list holds a value.',
  arity: [2, 2],
  result: ([list]) =>
    list === undefined || elementOf(list.shape) === null
      ? new CallProblem('its first argument is no list')
      : BOOLEAN,
  call: (_, [list, value]) => asList(list).includes(value),
};

/** Functions that ask, for `#if` and `#unless`. */
export const ASKING: readonly TemplateFunction[] = [eq, ne, gt, has, begins, and, or, not];
