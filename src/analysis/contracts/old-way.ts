import { type Fit, fitOf, takes } from './arguments-fit.js';
import type { Call } from './call.js';
import type { CallerFile } from './caller-file.js';
import type { ChangeKind } from './compare-definitions.js';
import type { Definition } from './definition.js';
import { relationOf } from './imports.js';
import type { Parameter } from './parameters.js';
import { type Means, type Placed, rootOf, type Surroundings, whoseCall } from './whose-call.js';

/** A change of a definition, with what callers may use since. */
export interface JudgedChange {
  readonly kind: ChangeKind;
  readonly before: Placed;
  /** Where it is now; null when it is gone. */
  readonly after: Placed | null;
  /** All forms of it that there are since: overloads of the same class and file. */
  readonly forms: readonly Definition[];
}

/** Whether a call uses a definition the way it was used before: yes, no, or it cannot be told. */
export type OldWay = 'yes' | 'no' | 'unknown';

/**
 * Whether a call is one that the change leaves behind.
 * @param wasThere whether the very same call stood in that file before the change
 */
export function usesOldWay(
  call: Call,
  file: CallerFile,
  change: JudgedChange,
  around: Surroundings,
  wasThere: boolean,
): OldWay {
  const means = meant(call, file, change, around);
  const wasRight = takesIn(call, change.before.definition, around.language);
  if (means === 'no' || wasRight === 'no') return 'no';
  const answer = judge(call, file, change, around, wasThere);
  return answer === 'yes' && (means === 'unknown' || wasRight === 'unknown') ? 'unknown' : answer;
}

/** Whether it means the definition as it was or, where it went to another file, as it is. */
function meant(call: Call, file: CallerFile, { before, after }: JudgedChange, around: Surroundings): Means {
  const old = whoseCall(call, file, before, around);
  if (old === 'yes' || !after || after.path === before.path) return old;
  const now = whoseCall(call, file, after, around);
  return now === 'no' ? old : now;
}

function judge(
  call: Call,
  file: CallerFile,
  change: JudgedChange,
  around: Surroundings,
  wasThere: boolean,
): OldWay {
  switch (change.kind) {
    case 'async-to-sync':
      return call.use === 'awaited' || call.use === 'as-promise' ? 'yes' : 'no';
    case 'sync-to-async':
      return notAwaited(call, around.language);
    case 'parameters':
      return oldArguments(call, change, around, wasThere);
    case 'return-type':
      return oldResult(call, change, around.language);
    case 'removed':
    case 'renamed':
      return 'yes';
    case 'moved':
      return fromOldPlace(call, file, change, around);
    case 'added':
      return 'no';
  }
}

function notAwaited({ use, declared, member }: Call, language: string): OldWay {
  if (use === 'awaited' || use === 'as-promise') return 'no';
  if (language !== 'java') return use === 'handed-on' ? 'unknown' : 'yes';
  const isOld =
    member !== '' || (declared !== '' && !/^(?:var|.*(?:Future|CompletionStage).*)$/.test(declared));
  return isOld || use === 'as-value' ? 'yes' : 'unknown';
}

function oldArguments(call: Call, change: JudgedChange, around: Surroundings, wasThere: boolean): OldWay {
  const old = change.before.definition;
  const answers = change.forms.map((form) => newFit(call, old, form, around.language));
  if (answers.length > 0 && answers.every((answer) => answer === 'no')) return 'yes';
  if (!answers.includes('yes')) return 'unknown';
  const [only] = change.forms;
  if (!only || change.forms.length > 1 || !wasThere) return 'no';
  const misplaced = misplacedBy(call, old, only);
  // A body that asks what it was given may set right what stands in another place.
  if (misplaced.length > 0)
    return LENIENT.has(around.language) && misplaced.some(({ required }) => !required) ? 'unknown' : 'yes';
  return meetsOtherType(call, old, only) ? 'unknown' : 'no';
}

/** JavaScript lets arguments be left out, so only those count that were given, or not needed, before. */
const LENIENT = new Set(['javascript', 'typescript', 'tsx']);

function takesIn(call: Call, definition: Definition, language: string): OldWay {
  if (!LENIENT.has(language)) return takes(call, definition);
  if (definition.isOpen) return 'unknown';
  const { isTooMuch, isOpen } = fitOf(call, definition);
  return isTooMuch ? 'no' : isOpen ? 'unknown' : 'yes';
}

function newFit(call: Call, old: Definition, now: Definition, language: string): OldWay {
  if (!LENIENT.has(language)) return takes(call, now);
  if (now.isOpen) return 'unknown';
  const before = fitOf(call, old);
  const after = fitOf(call, now);
  if (after.isTooMuch || after.isOtherType) return 'no';
  const more = (some: Fit) => some.missing.length - some.unsure.length;
  if (more(after) > more(before) && !after.isOpen) return 'no';
  return after.isOpen || after.unsure.length > before.unsure.length ? 'unknown' : 'yes';
}

/** What is met now by what was given for a parameter that went to another place. */
function misplacedBy(call: Call, old: Definition, now: Definition): Parameter[] {
  const [before, after] = [fitOf(call, old).byPlace, fitOf(call, now).byPlace];
  return before.flatMap(({ name }, i) => {
    const met = after[i];
    return met && met.name !== name && now.parameters.some((one) => one.name === name) ? [met] : [];
  });
}

function meetsOtherType(call: Call, old: Definition, now: Definition): boolean {
  const [before, after] = [fitOf(call, old).byPlace, fitOf(call, now).byPlace];
  return before.some(({ type }, i) => after[i] !== undefined && !widens(type, after[i].type));
}

/** Whether all that was taken before is taken now, as far as the written types tell. */
function widens(old: string, now: string): boolean {
  if (old === now || /^(?:any|unknown|Object|interface\{\}|)$/.test(now)) return true;
  return now.split('|').some((part) => part.trim() === old);
}

function oldResult(call: Call, change: JudgedChange, language: string): OldWay {
  const [old, now] = [change.before.definition, change.after?.definition];
  if (!now) return 'unknown';
  if (old.results !== null && now.results !== null && old.results !== now.results)
    return oldCount(call, old.results, now.results);
  if (/^(?:void|None)$/.test(now.returns)) {
    const isUsed = call.use === 'as-value' || call.names !== null || call.member !== '';
    return isUsed ? 'yes' : 'no';
  }
  return language === 'java' ? oldWrapped(call, old.returns, now.returns) : oldOptional(call, old, now);
}

/** Java: what is in an `Optional` now, used as if it were not. */
function oldWrapped(call: Call, old: string, now: string): OldWay {
  if (!/^Optional\b/.test(now) || /^Optional\b/.test(old)) return 'unknown';
  const asOptional = /^(?:get|orElse\w*|ifPresent\w*|is(?:Present|Empty)|map|flatMap|filter|or|stream)$/;
  if (call.member !== '') return asOptional.test(call.member) ? 'no' : 'yes';
  return call.declared === old ? 'yes' : 'unknown';
}

/** TypeScript: what may be nothing now, used as if it were always something. */
function oldOptional(call: Call, old: Definition, now: Definition): OldWay {
  const mayBeNothing = (type: string) => /\|\s*(?:undefined|null)\b|\b(?:undefined|null)\s*\|/.test(type);
  if (!mayBeNothing(now.returns) || mayBeNothing(old.returns)) return 'unknown';
  if (call.member !== '') return call.isGuarded ? 'no' : 'yes';
  return call.use === 'dropped' ? 'no' : 'unknown';
}

/** Go: a function that gives another number of values than the call has names for. */
function oldCount({ use, names }: Call, old: number, now: number): OldWay {
  if (names !== null) return names === now ? 'no' : names === old ? 'yes' : 'unknown';
  if (use === 'as-value') return now === 1 ? 'no' : 'yes';
  return use === 'dropped' ? 'no' : 'unknown';
}

/** Whoever names the old module, which has it no more. */
function fromOldPlace(call: Call, file: CallerFile, change: JudgedChange, around: Surroundings): OldWay {
  const { before, after } = change;
  const root = rootOf(call.receiver) || around.symbol;
  const taken = file.imports.get(root);
  if (!after) return 'no';
  if (!taken) return file.path === before.path && call.receiver === '' ? 'unknown' : 'no';
  const relation = (path: string) => relationOf(taken, file.path, path, around);
  return relation(before.path) === 'this' && relation(after.path) !== 'this' ? 'yes' : 'no';
}
