import type { Audit } from '../../domain/audit.js';
import type { BoardPoint } from '../../domain/board.js';
import type { Ledger } from '../../domain/ledger.js';
import type { Dialect, Markup } from '../markup.js';
import type { Prose } from '../prose.js';
import type { Shape } from '../shapes.js';
import type { WebLinks } from '../web-links.js';

/** What the functions of one rendering may use beside their arguments. */
export interface RenderContext {
  /** The audit that is rendered; null for documents that are about none. */
  readonly audit: Audit | null;
  readonly prose: Prose;
  readonly links: WebLinks;
  /** How the document writes code, links and plain text. */
  readonly dialect: Dialect;
  /** Part of every length limit that is granted: 1 for the whole, less where a text has to become shorter. */
  readonly scale: number;
  /** Whether a forge will show the text under an issue, where links to issues make cross-references. */
  readonly isQuiet: boolean;
  /** Null where nothing can be drawn, as in markdown. */
  readonly charts: Charts | null;
}

/** Draws the charts of an HTML document; loaded only for one. */
export interface Charts {
  /** How a ledger’s occurrences came and went, with the commits that matter marked. */
  ledger(audit: Audit, ledger: Ledger): Markup;
  /** How many issues need a decision, and of which kind they were, over the last runs of a board. */
  trend(points: readonly BoardPoint[]): Markup;
}

/** An argument as the check sees it: its shape, and its value when it is written out in the template. */
export interface CheckedArgument {
  readonly shape: Shape;
  readonly literal: string | number | boolean | null;
}

/** What is wrong with a call, with the nearest right word when there is one. */
export class CallProblem {
  constructor(
    readonly message: string,
    readonly wanted: { readonly word: string; readonly among: readonly string[] } | null = null,
  ) {}
}

/**
 * A function that templates can call: `{{name argument}}` or `(name argument)`. It presents; it never decides, reads no
 * clock and no file, and gives the same for the same audit.
 */
export interface TemplateFunction {
  readonly name: string;
  /** How it is written, e.g. `commit hash`; optional arguments in brackets. */
  readonly usage: string;
  /** One sentence for `docs/templates.md`. */
  readonly meaning: string;
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** The shape of what it gives for arguments of these shapes. */
  result(args: readonly CheckedArgument[]): Shape | CallProblem;
  call(context: RenderContext, args: readonly unknown[]): Markup | unknown;
}

/** A value as text: nothing for null and undefined. */
export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A value as a list: empty when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A limit as the template states it, made smaller where the rendering has to be shorter. */
export function limitOf(context: RenderContext, value: unknown, otherwise: number): number {
  const limit = typeof value === 'number' ? value : otherwise;
  return Math.floor(limit * context.scale);
}
