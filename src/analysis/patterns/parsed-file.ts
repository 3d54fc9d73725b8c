import type { SyntaxNode, SyntaxReader } from '../../clients/code/syntax-tree.js';
import type { ChangedFile } from './changed-files.js';
import { type Edit, findEdits } from './find-edits.js';

/** A changed file with both syntax trees and the edits between them. */
export interface ParsedFile extends ChangedFile {
  readonly reader: SyntaxReader;
  readonly oldTree: SyntaxNode;
  readonly newTree: SyntaxNode;
  readonly edits: readonly Edit[];
}

/** Reads both versions of a file; null for a file that cannot be read. */
export function parseChangedFile(file: ChangedFile, reader: SyntaxReader): ParsedFile | null {
  const [oldTree, newTree] = [reader.read(file.before), reader.read(file.after)];
  if (!oldTree || !newTree) return null;
  return { ...file, reader, oldTree, newTree, edits: findEdits(oldTree, newTree) };
}
