import type { Clone } from '../clients/git/repository.js';
import type { TypedPattern } from '../domain/pattern.js';
import { InputError } from '../errors.js';
import type { FoundInFiles, Searching } from './scan-files.js';

/** Answers a rule about types. */
export async function scanTypes(
  _clone: Clone,
  _searching: Searching,
  pattern: TypedPattern,
): Promise<FoundInFiles> {
  throw new InputError(`pattern "${pattern.source}" cannot be answered yet`, 'Use a structural pattern.');
}
