import type { NapiConfig, SgNode } from '@ast-grep/napi';
import type { Frame } from '../../languages/language.js';
import type { LoadedGrammar } from './grammars.js';
import { isMetavariable, metavariablesOf, replaceMetavariables, withExpando } from './metavariables.js';
import type { PatternProblem, ReadPattern } from './pattern-shape.js';
import { readRulePattern } from './rule-pattern.js';

/**
 * Reads a pattern with a grammar, in the first of the language’s frames in which it is one piece of code and finds its own
 * source (with metavariables filled in). ast-grep itself takes a broken pattern without a word and then finds nothing. A
 * pattern may also be a rule in JSON (`rule-pattern.ts`).
 */
export function readPattern(grammar: LoadedGrammar, pattern: string): ReadPattern | PatternProblem {
  return readRulePattern(grammar, pattern, readPlainPattern) ?? readPlainPattern(grammar, pattern);
}

function readPlainPattern(grammar: LoadedGrammar, pattern: string): ReadPattern | PatternProblem {
  const problems: PatternProblem[] = [];
  for (const frame of grammar.language.frames) {
    const read = readInFrame(grammar, pattern, frame);
    if (!('problem' in read)) return read;
    problems.push(read);
  }
  const rank = ['no-match', 'several', 'syntax'];
  return problems.sort((a, b) => rank.indexOf(a.problem) - rank.indexOf(b.problem))[0] as PatternProblem;
}

function readInFrame(grammar: LoadedGrammar, pattern: string, frame: Frame): ReadPattern | PatternProblem {
  const code = withExpando(pattern, grammar.expando);
  const start = frame.before.length;
  const text = frame.before + code + frame.after;
  const root = grammar.parse(text).root();
  const errors = root.findAll({ rule: { kind: 'ERROR' } });
  // `{ $$$ }` lacks the semicolon that some grammars want after a name; the check below shows whether it works.
  const error = errors.find((node) => !isMetavariable(node.text(), grammar.expando));
  if (error) return { problem: 'syntax', detail: at(code, error.range().start.index - start) };
  const node = nodeAt(root, text, start, start + code.length);
  if (!node) return { problem: 'several', detail: 'it is more than one piece of code' };
  if (grammar.language.sequences?.includes(String(node.kind())))
    return { problem: 'several', detail: 'it is more than one piece of code' };
  const leaves = leavesOf(node, grammar.expando);
  const missing = leaves.find((leaf) => leaf.text() === '');
  if (missing)
    return {
      problem: 'syntax',
      detail: `${JSON.stringify(missing.kind())} is missing ${at(code, missing.range().start.index - start)}`,
    };
  const config = configOf(pattern, frame, root, node);
  if (!config || !findsItself(grammar, pattern, frame, config, errors.length > 0))
    return { problem: 'no-match', detail: 'it does not find its own source' };
  const tokens = leaves.map((leaf) => {
    const text = leaf.text();
    return { text, named: leaf.isNamed(), metavariable: isMetavariable(text, grammar.expando) };
  });
  return { config, tokens };
}

function at(code: string, offset: number): string {
  const place = Math.min(Math.max(offset, 0), code.length);
  const rest = code.slice(place, place + 30).trim();
  return rest === '' ? 'at its end' : `at column ${place + 1}, near ${JSON.stringify(rest)}`;
}

/** The innermost node that spans exactly these offsets; null when the span holds several nodes. */
function nodeAt(root: SgNode, text: string, start: number, end: number): SgNode | null {
  let found: SgNode | null = null;
  let current: SgNode | null = root;
  // The root itself is a file, never a piece of code in it.
  const rootId = root.id();
  while (current) {
    const range = current.range();
    // Some grammars count the line’s end in.
    const exact =
      range.start.index === start && range.end.index >= end && text.slice(end, range.end.index).trim() === '';
    if (exact && current.isNamed() && current.id() !== rootId) found = current;
    const children: SgNode[] = current
      .children()
      .filter((child) => child.range().end.index > child.range().start.index);
    if (exact && children.length !== 1) break;
    current = children.find((c) => c.range().start.index <= start && c.range().end.index >= end) ?? null;
  }
  return found;
}

/** The tokens of a node; a node that is a metavariable as a whole counts as one. */
function leavesOf(node: SgNode, expando: string): SgNode[] {
  const children = node.children();
  if (children.length === 0 || isMetavariable(node.text(), expando)) return [node];
  return children.flatMap((child) => leavesOf(child, expando));
}

/** A bare pattern goes to ast-grep as it is; one in a frame is picked out by its kind, which must come first in the frame. */
function configOf(pattern: string, frame: Frame, root: SgNode, node: SgNode): NapiConfig | null {
  if (frame.before === '' && frame.after === '') return { rule: { pattern } };
  const selector = String(node.kind());
  const first = root.find({ rule: { kind: selector } });
  if (first?.range().start.index !== node.range().start.index) return null;
  return { rule: { pattern: { context: frame.before + pattern + frame.after, selector } } };
}

const FILLINGS = ['a;', 'a', ''] as const;

/**
 * Fills metavariables with names (`$$$` with a statement, a name or nothing, all the same or each on its own) until the
 * pattern matches the source it came from.
 */
function findsItself(
  grammar: LoadedGrammar,
  pattern: string,
  frame: Frame,
  config: NapiConfig,
  mustHoldSomething: boolean,
): boolean {
  const many = Math.min(metavariablesOf(pattern).filter(Boolean).length, 3);
  const start = frame.before.length;
  for (let choice = 0; choice < FILLINGS.length ** many; choice += 1) {
    const fillings = Array.from({ length: many }, (_, i) => FILLINGS[Math.floor(choice / 3 ** i) % 3] ?? '');
    if (mustHoldSomething && fillings.every((filling) => filling === '')) continue;
    let next = 0;
    const source = replaceMetavariables(pattern, (_text, isMany) => {
      if (!isMany) return 'a';
      next += 1;
      return fillings[Math.min(next, many) - 1] ?? '';
    });
    if (matchesAt(grammar, frame.before + source + frame.after, config, start)) return true;
  }
  return false;
}

function matchesAt(grammar: LoadedGrammar, text: string, config: NapiConfig, offset: number): boolean {
  try {
    return grammar
      .parse(text)
      .root()
      .findAll(config)
      .some((node) => node.range().start.index === offset);
  } catch {
    // ast-grep does not take the pattern after all; its own words name its inner representation, not the user’s text.
    return false;
  }
}
