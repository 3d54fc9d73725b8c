import type { SyntaxNode, SyntaxReader } from '../../clients/code/syntax-tree.js';
import { LANGUAGES } from '../../languages/languages.js';
import type { ChangedFile } from './changed-files.js';
import { type Edit, findEdits } from './find-edits.js';

/** A changed file with both syntax trees and the edits between them. */
export interface ParsedFile extends ChangedFile {
  readonly reader: SyntaxReader;
  /** The language whose patterns are looked for in the file: TypeScript for TSX. */
  readonly reads: string;
  readonly oldTree: SyntaxNode;
  readonly newTree: SyntaxNode;
  readonly edits: readonly Edit[];
}

/** Reads both versions of a file; null for a file that cannot be read. */
export function parseChangedFile(file: ChangedFile, reader: SyntaxReader): ParsedFile | null {
  const [oldTree, newTree] = [reader.read(file.before), reader.read(file.after)];
  if (!oldTree || !newTree) return null;
  const main = LANGUAGES.find(({ alsoReads }) => alsoReads.some(({ as }) => as === file.language));
  return {
    ...file,
    reader,
    reads: main?.id ?? file.language,
    oldTree,
    newTree,
    edits: findEdits(oldTree, newTree),
  };
}
