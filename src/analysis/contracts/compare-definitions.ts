import type { ContractChange } from '../../domain/causes.js';
import type { Definition } from './definition.js';
import type { Parameter } from './parameters.js';

export type ChangeKind = ContractChange['change'];

/** How a definition changed, as its callers see it. */
export interface DefinitionChange {
  readonly kind: ChangeKind;
  readonly before: Definition | null;
  readonly after: Definition | null;
}

/**
 * What became of the definitions of one symbol in one file; a definition that callers cannot tell apart is no change. Of
 * several in one class, those that stayed as they were are told first: the others may have taken each other’s place.
 */
export function compareDefinitions(
  before: readonly Definition[],
  after: readonly Definition[],
): DefinitionChange[] {
  const left = [...after];
  const changed = before.filter((old) => !take(left, (now) => looksSame(old, now)));
  const changes: DefinitionChange[] = [];
  for (const old of changed) {
    const now = take(left, (candidate) => candidate.container === old.container);
    // One of several forms went: whoever used it has to use another one.
    const other = after.find((candidate) => candidate.container === old.container);
    if (now) for (const kind of differences(old, now)) changes.push({ kind, before: old, after: now });
    else if (other) changes.push({ kind: 'parameters', before: old, after: other });
    else changes.push({ kind: 'removed', before: old, after: null });
  }
  return [...changes, ...left.map((now): DefinitionChange => ({ kind: 'added', before: null, after: now }))];
}

function take(left: Definition[], fits: (now: Definition) => boolean): Definition | null {
  const at = left.findIndex(fits);
  return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
}

function looksSame(old: Definition, now: Definition): boolean {
  const look = ({ container, isAsync, parameters, isOpen, returns, results }: Definition) =>
    JSON.stringify([container, isAsync, parameters, isOpen, returns, results]);
  return look(old) === look(now);
}

function differences(old: Definition, now: Definition): ChangeKind[] {
  const kinds: ChangeKind[] = [];
  if (old.isAsync === true && now.isAsync === false) kinds.push('async-to-sync');
  if (old.isAsync === false && now.isAsync === true) kinds.push('sync-to-async');
  if (!old.isOpen && !now.isOpen && !fitsOldCalls(old.parameters, now.parameters)) kinds.push('parameters');
  const isCounted = old.results !== null && old.results !== now.results;
  const isWritten = old.returns !== '' && now.returns !== '' && old.returns !== now.returns;
  if (isCounted || (kinds.length === 0 && isWritten)) kinds.push('return-type');
  return kinds;
}

/** Whether every call that was right before is right now, as far as numbers, names and types of arguments tell. */
function fitsOldCalls(old: readonly Parameter[], now: readonly Parameter[]): boolean {
  const takesAnyPlaces = now.some(({ given }) => given === 'more-places');
  const takesAnyNames = now.some(({ given }) => given === 'more-names');
  if (takesAnyPlaces && takesAnyNames && now.every(({ required }) => !required)) return true;
  for (const [i, parameter] of old.entries()) {
    const same = now[i];
    if (!same || same.name !== parameter.name || same.given !== parameter.given) return false;
    if (same.type !== parameter.type || (same.required && !parameter.required)) return false;
  }
  return now.slice(old.length).every((parameter) => !parameter.required);
}
