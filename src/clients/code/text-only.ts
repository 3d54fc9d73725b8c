import type { NapiConfig, SgNode } from '@ast-grep/napi';
import type { LoadedGrammar } from './grammars.js';

/** How to find text that looks like a pattern where the syntax holds no code. */
export interface TextOnlySearch {
  readonly form: RegExp;
  /** Strings, comments and interpolations whose text looks like the pattern. */
  readonly holders: NapiConfig | null;
  readonly interpolations: ReadonlySet<string>;
  /** Comments that the syntax does not show. */
  leftOut(text: string): readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** @param textForm what the pattern looks like as text; null when that says nothing */
export function textOnlySearch(grammar: LoadedGrammar, textForm: string | null): TextOnlySearch | null {
  if (textForm === null) return null;
  const { comments, strings, codeInStrings } = grammar.language;
  const kinds = grammar.knownKinds([...comments, ...strings, ...codeInStrings]);
  const startsWithWord = /^[\w$]/.test(textForm.replace(/^\\/, ''));
  // `raise Error` does not look like `raise Errors`.
  const endsWithWord = /(?:\w|\\\$)$/.test(textForm);
  return {
    form: new RegExp(
      (startsWithWord ? '(?<![\\w$])' : '') + textForm + (endsWithWord ? '(?![\\w$])' : ''),
      'g',
    ),
    holders:
      kinds.length === 0
        ? null
        : { rule: { all: [{ any: kinds.map((kind) => ({ kind })) }, { regex: textForm }] } },
    interpolations: new Set(codeInStrings),
    leftOut: grammar.leftOut,
  };
}

/**
 * @param occurrences what the syntax found
 * @returns `spans`: text that looks like the pattern in strings and comments; `hidden`: the same inside a syntax error,
 *   where it cannot be told what it is
 */
export function findTextOnly(
  search: TextOnlySearch,
  root: SgNode,
  text: string,
  occurrences: readonly Span[],
): { spans: Span[]; hidden: Span[] } {
  const hits = [...text.matchAll(search.form)].map((hit) => ({
    start: hit.index,
    end: hit.index + hit[0].length,
  }));
  const outside = hits.filter(isNotCovered(occurrences));
  // As a rule every hit is the text of an occurrence, and then there is nothing to tell apart.
  if (outside.length === 0 && hits.length <= occurrences.length) return { spans: [], hidden: [] };
  const holders = [...holdersOf(search, root), ...search.leftOut(text).map(asText)];
  const inText = new Set(
    textHits(
      holders.sort((a, b) => a.start - b.start || b.end - a.end),
      hits,
    ),
  );
  const rest = outside.filter((hit) => !inText.has(hit));
  const spans = hits.filter((hit) => inText.has(hit));
  if (rest.length === 0) return { spans, hidden: [] };
  const known = new Set(rest.filter(isNotCovered(root.findAll({ rule: { kind: 'ERROR' } }).map(spanOf))));
  return { spans, hidden: rest.filter((hit) => !known.has(hit)) };
}

/** A test for spans that no other span holds; to be asked in order of place. */
function isNotCovered(outer: readonly Span[]): (span: Span) => boolean {
  const sorted = [...outer].sort((a, b) => a.start - b.start);
  let next = 0;
  let furthest = -1;
  return ({ start, end }) => {
    for (let span = sorted[next]; span && span.start <= start; span = sorted[next]) {
      furthest = Math.max(furthest, span.end);
      next += 1;
    }
    return furthest < end;
  };
}

interface Holder extends Span {
  readonly isText: boolean;
}

function asText(span: Span): Holder {
  return { ...span, isText: true };
}

function holdersOf(search: TextOnlySearch, root: SgNode): Holder[] {
  if (!search.holders) return [];
  return root
    .findAll(search.holders)
    .map((node) => ({ ...spanOf(node), isText: !search.interpolations.has(String(node.kind())) }));
}

function spanOf(node: SgNode): Span {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
}

/**
 * The hits whose innermost holder is text. Text inside an interpolation inside a string is code, and a string inside that is
 * text again.
 * @param holders by place, outer before inner: the order of the tree
 */
function textHits(holders: readonly Holder[], hits: readonly Span[]): Span[] {
  const open: Holder[] = [];
  let next = 0;
  return hits.filter((hit) => {
    for (let holder = holders[next]; holder && holder.start <= hit.start; holder = holders[next]) {
      open.push(holder);
      next += 1;
    }
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= hit.start) open.pop();
    return open.findLast((holder) => hit.end <= holder.end)?.isText ?? false;
  });
}
