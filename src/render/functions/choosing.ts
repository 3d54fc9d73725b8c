import { elementOf, fieldNames, fieldOf, NULL, type Shape, unionOf, valuesOf } from '../shapes.js';
import {
  asList,
  asText,
  CallProblem,
  type CheckedArgument,
  limitOf,
  type TemplateFunction,
} from './template-function.js';

/** @param name a field, or a path of fields with dots: `pattern.id` */
function fieldValue(item: unknown, name: unknown): unknown {
  if (typeof name !== 'string') return undefined;
  return name.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
  }, item);
}

/** @returns the shape of a path of fields, or what is wrong with it */
function fieldAt(item: Shape, name: string): Shape | CallProblem {
  return name.split('.').reduce<Shape | CallProblem>((shape, part) => {
    if (shape instanceof CallProblem) return shape;
    const missing = new CallProblem(`the items of the list have no \`${name}\``, {
      word: part,
      among: fieldNames(shape),
    });
    return fieldOf(shape, part) ?? missing;
  }, item);
}

/** Checks `list "field" value`, and gives the shape of the list’s items. */
function checkFilter(args: readonly CheckedArgument[]): Shape | CallProblem {
  const [list, name, ...values] = args;
  const item = list === undefined ? null : elementOf(list.shape);
  if (item === null) return new CallProblem('its first argument is no list');
  if (typeof name?.literal !== 'string') return new CallProblem('its second argument is no field in quotes');
  const field = fieldAt(item, name.literal);
  if (field instanceof CallProblem) return field;
  const allowed = valuesOf(field);
  const odd = values.find(
    ({ literal }) => typeof literal === 'string' && allowed !== null && !allowed.includes(literal),
  );
  if (odd === undefined) return item;
  const word = String(odd.literal);
  return new CallProblem(`\`${name.literal}\` is never "${word}"`, { word, among: allowed ?? [] });
}

function listOfFiltered(args: readonly CheckedArgument[]): Shape | CallProblem {
  const item = checkFilter(args);
  return item instanceof CallProblem ? item : { kind: 'list', of: item };
}

const where: TemplateFunction = {
  name: 'where',
  usage: 'where list "field" value …',
  meaning: 'The items of a list whose field has that value, or one of those; a list stands for its items.',
  arity: [3, 9],
  result: listOfFiltered,
  call: (_, [list, name, ...values]) =>
    asList(list).filter((item) => values.flat().includes(fieldValue(item, name))),
};

const whereNot: TemplateFunction = {
  name: 'whereNot',
  usage: 'whereNot list "field" value …',
  meaning: 'The items of a list whose field has none of these values; a list stands for its items.',
  arity: [3, 9],
  result: listOfFiltered,
  call: (_, [list, name, ...values]) =>
    asList(list).filter((item) => !values.flat().includes(fieldValue(item, name))),
};

const find: TemplateFunction = {
  name: 'find',
  usage: 'find list "field" value',
  meaning: 'The first item of a list whose field has that value; nothing when there is none.',
  arity: [3, 3],
  result: (args) => {
    const item = checkFilter(args);
    return item instanceof CallProblem ? item : unionOf([item, NULL]);
  },
  call: (_, [list, name, value]) => asList(list).find((item) => fieldValue(item, name) === value) ?? null,
};

const distinct: TemplateFunction = {
  name: 'distinct',
  usage: 'distinct list "field"',
  meaning: 'The different values of a field over a list, in the order of their first occurrence.',
  arity: [2, 2],
  result: ([list, name]) => {
    const item = list === undefined ? null : elementOf(list.shape);
    if (item === null || typeof name?.literal !== 'string')
      return new CallProblem('it wants a list and a field in quotes');
    const values = fieldAt(item, name.literal);
    return values instanceof CallProblem ? values : { kind: 'list', of: values };
  },
  call: (_, [list, name]) => [...new Set(asList(list).map((item) => fieldValue(item, name)))],
};

const first: TemplateFunction = {
  name: 'first',
  usage: 'first list most',
  meaning: 'At most that many items from the beginning of a list; say how many are left out with `more`.',
  arity: [2, 2],
  result: ([list]) =>
    list === undefined || elementOf(list.shape) === null
      ? new CallProblem('its first argument is no list')
      : list.shape,
  call: (context, [list, most]) => asList(list).slice(0, limitOf(context, most, 0)),
};

const after: TemplateFunction = {
  name: 'after',
  usage: 'after list most',
  meaning: 'The items of a list that `(first list most)` leaves out.',
  arity: [2, 2],
  result: ([list]) =>
    list === undefined || elementOf(list.shape) === null
      ? new CallProblem('its first argument is no list')
      : list.shape,
  call: (context, [list, most]) => asList(list).slice(limitOf(context, most, 0)),
};

const firstOf: TemplateFunction = {
  name: 'firstOf',
  usage: 'firstOf list',
  meaning: 'The first item of a list; nothing when it is empty.',
  arity: [1, 1],
  result: ([list]) => {
    const item = list === undefined ? null : elementOf(list.shape);
    return item === null ? new CallProblem('its argument is no list') : unionOf([item, NULL]);
  },
  call: (_, [list]) => asList(list)[0] ?? null,
};

const field: TemplateFunction = {
  name: 'field',
  usage: 'field object name',
  meaning: 'A field whose name is itself a value, e.g. `(field counts class)`; nothing when there is none.',
  arity: [2, 2],
  result: ([object, name]) => {
    const names = name === undefined ? null : valuesOf(name.shape);
    const shapes = (names ?? []).map((each) => (object === undefined ? null : fieldOf(object.shape, each)));
    const known = shapes.filter((shape) => shape !== null);
    if (known.length > 0) return unionOf([...known, NULL]);
    const item = object === undefined ? null : elementOf(object.shape);
    return item === null ? new CallProblem('it cannot be told which field is meant') : unionOf([item, NULL]);
  },
  call: (_, [object, name]) => {
    const key = asText(name);
    return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
      ? Reflect.get(object, key)
      : null;
  },
};

/** Kinds of evidence of which an audit can hold hundreds. */
const OF_ONE_FILE: readonly unknown[] = ['repository-file', 'test'];

const citedFirst: TemplateFunction = {
  name: 'citedFirst',
  usage: 'citedFirst evidence',
  meaning:
    'Evidence: first what the verdict and the five whys name, then what other answers name; single files and tests last.',
  arity: [1, 1],
  result: ([list]) => {
    const item = list === undefined ? null : elementOf(list.shape);
    if (list === undefined || item === null || fieldOf(item, 'id') === null)
      return new CallProblem('its argument is no list of evidence');
    return list.shape;
  },
  call: ({ audit }, [list]) => {
    if (audit === null) return asList(list);
    const { findings, verdict, whys } = audit;
    const deciding = findings.filter((finding) => verdict.findings.includes(finding.probe));
    const cited = [...deciding, ...whys, ...findings].flatMap(({ evidence }) => evidence);
    const rank = new Map([...new Set(cited)].map((id, place) => [id, place]));
    const placeOf = (item: unknown) =>
      rank.get(asText(fieldValue(item, 'id'))) ??
      (OF_ONE_FILE.includes(fieldValue(item, 'kind')) ? rank.size + 1 : rank.size);
    return [...asList(list)].sort((a, b) => placeOf(a) - placeOf(b));
  },
};

/** What a ledger says of its own turning points. */
interface TurningPoints {
  readonly entries: readonly { readonly commit: string }[];
  readonly first: string | null;
  readonly peak: { readonly commit: string } | null;
  readonly largestRemovals: readonly string[];
  readonly reintroductions: readonly string[];
}

function isLedger(value: unknown): value is TurningPoints {
  return typeof value === 'object' && value !== null && 'entries' in value && 'largestRemovals' in value;
}

const turningPoints: TemplateFunction = {
  name: 'turningPoints',
  usage: 'turningPoints ledger most',
  meaning:
    'The entries of a ledger that tell its story, oldest first: the first, the peak, and so many each of the largest removals and of what came back.',
  arity: [2, 2],
  result: ([ledger]) =>
    (ledger === undefined ? null : fieldOf(ledger.shape, 'entries')) ??
    new CallProblem('its first argument is no ledger'),
  call: (context, [ledger, most]) => {
    if (!isLedger(ledger)) return [];
    const limit = limitOf(context, most, 5);
    const wanted = new Set([
      ledger.first,
      ledger.peak?.commit,
      ...ledger.largestRemovals.slice(0, limit),
      ...ledger.reintroductions.slice(0, limit),
    ]);
    return ledger.entries.filter((entry) => wanted.has(entry.commit));
  },
};

/** Functions that choose among what the audit holds. */
export const CHOOSING: readonly TemplateFunction[] = [
  where,
  whereNot,
  find,
  distinct,
  first,
  after,
  firstOf,
  field,
  citedFirst,
  turningPoints,
];
