import type { Token } from './token.js';

/** What kind of place a sentence stands in. */
export type Place = 'heading' | 'text' | 'item' | 'cell' | 'fence' | 'quotation';

/** Whether a sentence says how things are. Only `present` sentences are claims about the code as it is. */
export type Mood = 'present' | 'past' | 'proposal' | 'conditional' | 'question';

/** A sentence, a list item, a table’s cell, or a line of a fenced block. */
export interface Sentence {
  readonly tokens: readonly Token[];
  /** 1-based line of its first token. */
  readonly line: number;
  /** The sentence without markup; foreign. */
  readonly text: string;
  readonly place: Place;
  readonly mood: Mood;
  /** Position in the document. */
  readonly index: number;
  /** Index of the section (heading) it is under; 0 before the first heading. */
  readonly section: number;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Depth of the list it is in; 0 outside of lists. */
  readonly depth: number;
  /** The first sentence of the list item around its own, or the line that introduces its list; null without one. */
  readonly parent: Sentence | null;
  /** The words before the colon of `**Status**: …`, in lower case; empty without one. */
  readonly label: string;
  readonly fence: Fence | null;
  /** It stands under the heading of a release ("v2.3.0 (2025-09-01)"): it tells what was new then. */
  readonly isOfRelease: boolean;
  /** For a cell: the heading of its column, and the first cell of its row, in lower case. */
  readonly column: string;
  readonly row: string;
}

/** A fenced block of code. */
export interface Fence {
  readonly language: string;
  /** Line of the document at which its first line of code stands. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  readonly section: number;
  /** Index that the sentence after it has. */
  readonly index: number;
  /** The sentence before it; null at the beginning. */
  readonly before: Sentence | null;
  readonly mood: Mood;
}

/** A written document, read. */
export interface WrittenDocument {
  readonly name: string;
  readonly lines: readonly string[];
  readonly sentences: readonly Sentence[];
  readonly fences: readonly Fence[];
}

/** Whether a fence shows files or what a command printed; others quote code, or draw. */
export function isListingFence({ language }: Fence): boolean {
  return /^(?:|bash|sh|shell|console|text|txt|plaintext|zsh|tree|log|output)$/.test(language);
}
