import { compilePattern } from '../../../clients/code/matcher.js';
import { InputError } from '../../../errors.js';
import type { CommandWords } from '../../extract/names/shell-command.js';
import { expressionOf } from './search.js';

/** A line that a command prints. */
export interface PrintedLine {
  /** Without its text, as `Shown` has it: `path`, `path:12`. */
  readonly place: string;
  /** The whole of it. */
  readonly text: string;
}

/** What a command behind a pipe makes of the lines before it. */
export type PipelineFilter = (lines: readonly PrintedLine[]) => readonly PrintedLine[];

/**
 * A command behind a pipe that leaves some lines out, or parts of them: `grep -v`, `sort`, `uniq`, `cut -d: -f1`.
 * @returns null for any other command or switch
 */
export async function filterOf(words: CommandWords): Promise<PipelineFilter | null> {
  const [name, ...rest] = words;
  if (name === 'grep') return grepFilter(rest);
  const plain = words.join(' ');
  if (plain === 'sort') return (lines) => lines;
  if (plain === 'sort -u' || plain === 'uniq') return unique;
  return FIRST_FIELD.test(plain) ? (lines) => lines.map(firstField) : null;
}

/** What is printed of a line that `grep` found, up to its first colon. */
const FIRST_FIELD = /^(?:cut (?:-d ?:|--delimiter=:) (?:-f ?1|--fields=1)|awk -F ?: \{ ?print \$1 ?\})$/;

function firstField({ text }: PrintedLine): PrintedLine {
  const field = text.split(':', 1)[0] ?? '';
  return { place: field, text: field };
}

function unique(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}

/** `grep -v`, `grep -i`, `grep -E` without a path: of the lines that come in. */
async function grepFilter(words: CommandWords): Promise<PipelineFilter | null> {
  const flags = words.filter((word) => /^-[viEFwe]+$/.test(word)).join('');
  const rest = words.filter((word) => !/^-[viEFwe]+$/.test(word));
  const [pattern, ...more] = rest;
  if (pattern === undefined || more.length > 0 || pattern.startsWith('-')) return null;
  const search = {
    pattern,
    paths: [],
    globs: [],
    fixed: flags.includes('F'),
    extended: flags.includes('E'),
    ignoreCase: flags.includes('i'),
    word: flags.includes('w'),
    show: 'lines' as const,
  };
  const matching = await linesMatching(pattern, expressionOf(search), search.ignoreCase ? 'i' : '');
  if (!matching) return null;
  return (lines) => {
    const found = matching(lines.map(({ text }) => text).join('\n'));
    return lines.filter((_, i) => found.has(i + 1) !== flags.includes('v'));
  };
}

/** The numbers of the lines of a text that an expression finds; null for an expression that is none. */
async function linesMatching(
  source: string,
  expression: string,
  flags: string,
): Promise<((text: string) => ReadonlySet<number>) | null> {
  try {
    const common = { id: 'filter', source, origin: 'option' } as const;
    const matcher = await compilePattern({ kind: 'regex', ...common, expression, flags });
    return (text) => new Set(matcher.match(text, 'lines').occurrences.map(({ line }) => line));
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
