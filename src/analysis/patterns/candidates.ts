import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { absencesOf } from './absences.js';
import { argumentEdit } from './argument-edits.js';
import {
  isContainer,
  isCreation,
  isParameterList,
  isStatement,
  isWholeSlice,
  isWrapper,
} from './code-roles.js';
import type { Edit } from './find-edits.js';
import { canBePattern, generalise } from './generalise.js';
import { ANY_OPERAND, GENERALITIES, type Generality } from './generality.js';
import type { ParsedFile } from './parsed-file.js';
import { namesIn, plainCode } from './plain-code.js';
import { swappedEdit } from './swapped-arguments.js';
import type { Told } from './told.js';

/** A place that a candidate was told from. */
export interface Place {
  readonly file: ParsedFile;
  readonly edit: Edit;
  /** The nodes that the pattern stands for and that stand in their place now. */
  readonly before: SyntaxNode;
  readonly after: SyntaxNode;
  /** How the pattern was written here: the same pattern can be one code kept and another made general. */
  readonly how: Generality;
  /** Further edits inside the same nodes. */
  readonly others: readonly Edit[];
}

/** A pattern that might be what a commit replaced. */
export interface Candidate {
  readonly pattern: string;
  readonly language: string;
  readonly how: Generality;
  readonly places: readonly Place[];
}

/** A call without arguments may be a place of a pattern that takes any. */
function* withOpenArguments(told: Iterable<Told>): Generator<Told> {
  for (const each of told) {
    yield each;
    const open = each.pattern.replace(/\(\)(?![\s\S]*\(\))/, '($$$$$$)');
    if (open !== each.pattern && each.how.args === 'any') yield { ...each, pattern: open };
  }
}

/** How many nodes around the smallest one are tried. */
const MOST_LEVELS = 4;
/** Fewer places are no system. */
export const LEAST_PLACES = 3;

/** Every pattern that at least `LEAST_PLACES` of the edits could be places of, those with most places first. */
export function findCandidates(files: readonly ParsedFile[]): Candidate[] {
  const found = new Map<string, { candidate: Omit<Candidate, 'places'>; places: Map<Edit, Place> }>();
  for (const file of files) {
    for (const edit of file.edits) {
      for (const { pattern, how, before, after } of withOpenArguments(patternsOf(edit))) {
        const key = `${file.reads}\n${plainCode(pattern)}`;
        const entry = found.get(key) ?? {
          candidate: { pattern, language: file.reads, how },
          places: new Map<Edit, Place>(),
        };
        if (!entry.places.has(edit)) entry.places.set(edit, { file, edit, before, after, how, others: [] });
        found.set(key, entry);
      }
    }
  }
  return [...found.values()]
    .filter(({ places }) => places.size >= LEAST_PLACES)
    .map(({ candidate, places }) => ({ ...candidate, places: [...places.values()] }))
    .sort((a, b) => b.places.length - a.places.length || (a.pattern < b.pattern ? -1 : 1));
}

function* patternsOf(edit: Edit): Generator<Told> {
  const changed: SyntaxNode[] = [];
  const seen = new Set<string>();
  let levels = 0;
  for (const { before, after } of edit.around) {
    if (isContainer(before) || levels >= MOST_LEVELS) return;
    if (edit.around[0]?.before === before)
      yield* [
        ...typeOf(edit),
        ...impliedTypes(edit),
        ...wholeSlice(before, after),
        ...narrowed(edit),
        ...swapped(edit),
      ];
    if (canBePattern(before)) {
      levels += 1;
      for (const told of writtenAs(before, after, changed)) {
        const code = plainCode(told.pattern);
        if (!seen.has(code)) yield told;
        seen.add(code);
      }
    }
    if (edit.around[0]?.before === before) yield* absencesOf(before, after, edit);
    changed.push(before);
    if (isStatement(before)) return;
  }
}

/** A copy by `a[:]`: the plain pattern would take `a[:2]` for one too. */
function* wholeSlice(before: SyntaxNode, after: SyntaxNode): Generator<Told> {
  const [how] = GENERALITIES;
  if (how && before.kind === 'subscript' && before.children.some(isWholeSlice)) {
    const has = { kind: 'slice', regex: '^:$' };
    yield { pattern: JSON.stringify({ pattern: '$A[:]', has }), how, before, after };
  }
}

/** Calls that had, or lacked, an argument by name. */
function* narrowed(edit: Edit): Generator<Told> {
  const told = argumentEdit(edit);
  if (!told) return;
  for (const how of GENERALITIES.filter(({ args, callee }) => args === 'any' && callee === 'kept')) {
    const open = generalise(told.call, [], how);
    const pattern = open === null ? null : told.narrow(open);
    if (pattern !== null) yield { pattern, how, before: told.call, after: told.after };
  }
}

/** Calls that were given their arguments in another order, told by the kind of one that stood in a wrong place. */
function* swapped(edit: Edit): Generator<Told> {
  const told = swappedEdit(edit);
  if (!told) return;
  for (const how of GENERALITIES.filter(
    ({ args, callee, operand }) => args === 'counted' && callee === 'kept' && !operand,
  )) {
    const pattern = generalise(told.call, [told.list], how);
    for (const has of pattern === null ? [] : told.telling) {
      const rule = { pattern, has: { kind: told.list.kind, has } };
      yield { pattern: JSON.stringify(rule), how, before: told.call, after: told.after };
    }
  }
}

/**
 * A type by another name, or written otherwise (`Optional[int]` as `int | None`): ast-grep’s plain patterns take it for a value,
 * so it is told by its kind.
 */
function* typeOf({ around }: Edit): Generator<Told> {
  const [inner, outer] = around;
  const [how] = GENERALITIES;
  if (!inner || !how) return;
  const isPart = outer !== undefined && /^(?:qualified|scoped)_type/.test(outer.before.kind);
  const { before, after } = isPart ? outer : inner;
  const regex = typePattern(before, after);
  if (regex !== null) yield { pattern: JSON.stringify({ kind: before.kind, regex }), how, before, after };
}

/** Types that need not be said any more: `new A<B>()` as `new A<>()`. */
function* impliedTypes({ around }: Edit): Generator<Told> {
  const [types, generic, creation] = around;
  const [how] = GENERALITIES;
  if (!how || types?.before.kind !== 'type_arguments' || types.after.text !== '<>') return;
  if (!generic || !creation || !isCreation(creation.before)) return;
  const inside = { kind: generic.before.kind, inside: { kind: creation.before.kind } };
  const rule = { kind: types.before.kind, regex: '^<[^>]', inside };
  yield { pattern: JSON.stringify(rule), how, ...types };
}

function typePattern(before: SyntaxNode, after: SyntaxNode): string | null {
  const name = before.text.replace(/[$.]/g, '\\$&');
  if (/type_identifier$|^qualified_type$/.test(before.kind) && after.kind === before.kind) return `^${name}$`;
  if (isParameterList(before) && before.text === '()' && after.kind === before.kind) return '^\\(\\)$';
  if (before.kind !== 'generic_type' || after.kind === before.kind) return null;
  const [head] = /^[\p{L}\p{N}_.$\\]+(?=[[<])/u.exec(name) ?? [];
  if (head === undefined) return null;
  const inner = namesIn(name.slice(head.length));
  return inner.every((word) => after.text.includes(word)) ? `^${head}\\${name[head.length]}` : null;
}

/** One piece of code as patterns of every generality. */
function writtenAs(before: SyntaxNode, after: SyntaxNode, changed: readonly SyntaxNode[]): Told[] {
  const hows = isRewrapped(before, after) ? [...GENERALITIES, ANY_OPERAND] : GENERALITIES;
  return hows.flatMap((how) => {
    const pattern = generalise(before, changed, how);
    return pattern === null ? [] : [{ pattern, how, before, after }];
  });
}

/** The same code under another word: `yield from f()` and `await f()`. */
function isRewrapped(before: SyntaxNode, after: SyntaxNode): boolean {
  if (!isWrapper(before) || !isWrapper(after) || before.kind === after.kind) return false;
  const [inner, now] = [before, after].map((node) => node.children.filter((child) => child.named));
  return inner?.length === 1 && now?.length === 1 && inner[0]?.text === now[0]?.text;
}

/** Edits that are places of code: changes inside a list of statements as such are none. */
export function placesOf(files: readonly ParsedFile[]): Edit[] {
  return files.flatMap((file) =>
    file.edits.filter(({ around }) => around[0] && !isContainer(around[0].before)),
  );
}
