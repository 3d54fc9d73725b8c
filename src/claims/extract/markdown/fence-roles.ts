import { isComment } from '../files/file-context.js';
import { isCommandLine } from '../names/programs.js';
import type { Fence } from './document.js';

/**
 * How a line of a fence is meant: `said` to be in the code as it is ("Evidence:", "# Current"), `shown` without a word about it,
 * or `other`: what was, what shall be, how to use it.
 */
export type FenceRole = 'said' | 'shown' | 'other';

/** What introduces code that is there. */
const PRESENT =
  /\b(?:evidence|current(?:ly)?|actual(?:ly)?|existing|found|finding|(?:code|violation|problem) (?:issue|pattern|location)|implementation status)\b/i;
/** What introduces code as it was. */
const PAST =
  /\b(?:before|old|previous(?:ly)?|removed|eliminated|deleted|(?:change|replace|migrate)d? from|from:|original(?:ly)?|legacy|was)\b|❌ ?removed/i;
/** "Instead of this:", in a fence of its own or above what shall be done. */
const INSTEAD = /\binstead of (?:this|that|the following|doing)\b/i;
/** What introduces code as it shall be, or as it may be used. */
const PLANNED =
  /\b(?:should|must|required|proposed|correct|recommended|would|target|ideal|desired|solutions?|suggest\w*|examples?|usage|instead|template|needed|do this|to:|replace with|better|add to|enhance|change to|fix:)/i;
/** What introduces code after a change: as it is, unless the change is still to come. */
const AFTER = /\b(?:after|fixed|new|updated)\b/i;
/** What introduces code that was put there, also in a section of steps. */
const DONE =
  /^\W*(?:added|implemented|migrated|applied)\b|\b(?:key changes|changes (?:made|applied)|(?:was|were|been) (?:added|implemented)|implementation verified|files? (?:modified|changed))\b/i;
/** A section of what shall be done: what is before is what is there. */
const TO_DO =
  /\b(?:should|must|required|proposed|recommended|needed|solutions?|fix:|to:$)|^(?:update|change|replace|modify|add|extend)\b/i;

/** Letters of the sentence before a fence that introduce it. */
const MOST_OF_INTRODUCTION = 300;

/** How each line of a fence is meant, by what stands before it and the comments that head its parts. */
export function rolesOf(fence: Fence): readonly FenceRole[] {
  const known = roles.get(fence);
  if (known) return known;
  const found = readRoles(fence);
  roles.set(fence, found);
  return found;
}

const roles = new WeakMap<Fence, readonly FenceRole[]>();

function readRoles(fence: Fence): FenceRole[] {
  const intro = fence.before?.text.slice(0, MOST_OF_INTRODUCTION) ?? '';
  const isToDo = fence.mood === 'proposal' || TO_DO.test(intro);
  const start = roleOf(intro, isToDo) ?? (fence.mood === 'proposal' ? 'other' : 'shown');
  let role = start;
  return fence.lines.map((line, i) => {
    if (isComment(line)) role = headed(fence, i, isToDo, { role, start });
    return role;
  });
}

/** The role of what stands below a comment. */
function headed(
  { lines }: Fence,
  i: number,
  isToDo: boolean,
  { role, start }: { role: FenceRole; start: FenceRole },
): FenceRole {
  const line = lines[i] ?? '';
  const isHead = i === 0 || (lines[i - 1] ?? '').trim() === '' || /[:)](?:\W{0,3})$/.test(line);
  // In the middle of code, a comment is a part of it.
  if (!isHead) return role;
  const own = roleOf(namesFile(line) ? line.replace(/\binstead of\b/i, '') : line, isToDo);
  if (own !== null) return own;
  return /:\W{0,3}$/.test(line) || namesFile(line) ? start : role;
}

/** "# app/hub.py", "# Found in hub.py - creates a wrapper instead of …". */
function namesFile(line: string): boolean {
  return /^\s{0,80}(?:#|\/\/) ?(?:(?:found|located|defined|from|in|file:?|see) ){0,2}[\w./-]{1,200}\.\w{1,5}\b/i.test(
    line,
  );
}

/** What an introduction says of the code below it; null where it says nothing. */
function roleOf(text: string, isToDo: boolean): FenceRole | null {
  if (DONE.test(text)) return 'shown';
  if (INSTEAD.test(text)) return isToDo ? 'said' : 'other';
  if (PLANNED.test(text.replace(/\b(?:in)?correctly\b/gi, ''))) return 'other';
  if (PRESENT.test(text)) return 'said';
  if (PAST.test(text)) return isToDo ? 'shown' : 'other';
  if (AFTER.test(text)) return isToDo ? 'other' : 'shown';
  return null;
}

const CODE =
  /^(?:py|python3?|js|javascript|jsx|ts|typescript|tsx|go|java|rust|rs|ruby|rb|php|c|cpp|csharp|cs|kotlin|swift|scala)$/;
const CONFIGURATION = /^(?:ya?ml|toml|ini|sql|hcl|terraform|dockerfile|tf|css|html)$/;
/** A line that only code has. */
const LIKE_CODE =
  /^\s{0,80}(?:(?:async )?def \w+\(|class \w+[(:]|from [\w.]+ import |import [\w.{]|return\b|(?:if|for|while|with|elif|except)\b.*:$|try:|await |raise \w|@\w+|(?:export )?(?:const|let|var|function) |[\w.[\]'"]+ (?:\+|\|)?= \S|[\w.]+\(.*\)[;,]?$)/;

/** What a fence shows: code of a program, configuration, or anything else. */
export function contentOf({ language, lines }: Fence): 'code' | 'configuration' | 'other' {
  if (CODE.test(language)) return 'code';
  if (CONFIGURATION.test(language)) return 'configuration';
  if (language !== '' || lines.some(isCommandLine)) return 'other';
  const own = lines.filter((line) => line.trim() !== '' && !isComment(line)).slice(0, 60);
  const like = own.filter((line) => LIKE_CODE.test(line)).length;
  return own.length > 0 && like * 2 >= own.length ? 'code' : 'other';
}
