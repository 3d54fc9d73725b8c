import type { ContractChange } from '../../domain/causes.js';
import type { Definition, Parameter } from './definition.js';

export type ChangeKind = ContractChange['change'];

/** How a definition changed, as its callers see it. */
export interface DefinitionChange {
  readonly kind: ChangeKind;
  readonly before: Definition | null;
  readonly after: Definition | null;
}

/** What became of the definitions of one symbol in one file; a definition that callers cannot tell apart is no change. */
export function compareDefinitions(
  before: readonly Definition[],
  after: readonly Definition[],
): DefinitionChange[] {
  const changes: DefinitionChange[] = [];
  const left = [...after];
  for (const old of before) {
    const at = left.findIndex((now) => now.container === old.container);
    const now = at < 0 ? null : (left.splice(at, 1)[0] ?? null);
    if (!now) changes.push({ kind: 'removed', before: old, after: null });
    else for (const kind of differences(old, now)) changes.push({ kind, before: old, after: now });
  }
  return [...changes, ...left.map((now): DefinitionChange => ({ kind: 'added', before: null, after: now }))];
}

function differences(old: Definition, now: Definition): ChangeKind[] {
  const kinds: ChangeKind[] = [];
  if (old.isAsync && !now.isAsync) kinds.push('async-to-sync');
  if (!old.isAsync && now.isAsync) kinds.push('sync-to-async');
  if (!fitsOldCalls(old.parameters, now.parameters)) kinds.push('parameters');
  if (kinds.length === 0 && old.returns !== '' && now.returns !== '' && old.returns !== now.returns)
    kinds.push('return-type');
  return kinds;
}

/** Whether every call that was right before is right now, as far as numbers, names and types of arguments tell. */
function fitsOldCalls(old: readonly Parameter[], now: readonly Parameter[]): boolean {
  for (const [i, parameter] of old.entries()) {
    const same = now[i];
    if (!same || same.name !== parameter.name) return now.length > 0 && isCatchAll(now, parameter.name);
    if (same.type !== parameter.type || (same.required && !parameter.required)) return false;
  }
  return now.slice(old.length).every((parameter) => !parameter.required);
}

/** Python's `**kwargs` beside the same names elsewhere still takes every call. */
function isCatchAll(now: readonly Parameter[], name: string): boolean {
  return (
    now.some((p) => p.name.startsWith('**')) && now.some((p) => p.name.startsWith('*') || p.name === name)
  );
}
