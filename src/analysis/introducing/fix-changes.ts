import type { FileDiff, Hunk } from '../../clients/git/diff-hunks.js';
import { readDiff } from '../../clients/git/diff-hunks.js';
import { readObjects } from '../../clients/git/objects.js';
import type { Clone } from '../../clients/git/repository.js';
import type { ClassGlobs, CodeClass } from '../../domain/code-class.js';
import { shortHash } from '../../domain/commit.js';
import { classifyPath } from '../../languages/classify.js';
import { findCodeLines } from './code-lines.js';

/** How much of a fix is looked into. What is left out is said in `notHandled`. */
const BOUNDS = { files: 30, linesPerFile: 400 } as const;

/** A file as it was before the fix, with what the fix did to it. */
export interface FixFile {
  readonly fix: string;
  /** The commit before the fix, at which everything is asked. */
  readonly parent: string;
  /** Its path there. */
  readonly path: string;
  readonly hunks: readonly Hunk[];
  /** For each hunk the lines around it, three on each side. */
  readonly surroundings: readonly (readonly string[])[];
  /** Lines that the fix deleted or replaced and that hold code, 1-based. */
  readonly deleted: readonly number[];
  /** The nearest lines with code on both sides of what the fix only added. */
  readonly beside: readonly number[];
}

export interface FixChanges {
  readonly files: readonly FixFile[];
  readonly notHandled: readonly string[];
}

/**
 * What a fix changed, against its first parent, as far as older commits can be asked about it. Tests, documents, generated,
 * vendored and backup files are left out, unless the fix has nothing else.
 */
export async function readFixChanges(
  clone: Clone,
  fix: string,
  parent: string,
  classes?: ClassGlobs,
): Promise<FixChanges> {
  const diff = await readDiff(clone.git, parent, fix);
  const name = shortHash(fix);
  if (diff === null) return { files: [], notHandled: [`${name}: this clone lacks objects of its change`] };
  const notHandled: string[] = [];
  const leftOut = new Map<string, string[]>();
  const usable = diff.filter((file) => {
    const why = reasonToLeaveOut(file);
    if (why) leftOut.set(why, [...(leftOut.get(why) ?? []), file.path]);
    return !why && file.hunks.length > 0;
  });
  for (const [why, paths] of leftOut) notHandled.push(`${name}: ${nameSome(paths)} ${why}`);
  const chosen = chooseFiles(usable, name, notHandled, classes);
  const texts = await readTexts(clone, chosen);
  const files: FixFile[] = [];
  for (const file of chosen) {
    const lines = texts.get(file.oldOid ?? '');
    if (lines) files.push(toFixFile(file, lines, { fix, parent, name }, notHandled));
    else notHandled.push(`${name}: the text of ${file.oldPath ?? file.path} before it cannot be read`);
  }
  return { files: files.filter((file) => file.deleted.length + file.beside.length > 0), notHandled };
}

function reasonToLeaveOut(file: FileDiff): string | null {
  if (file.submodule) return 'left out, a submodule: the commit to look for is in that repository';
  if (file.binary) return 'left out, binary: no lines to ask about';
  if (file.status === 'added') return 'left out, added by the fix: no lines from before';
  return null;
}

function nameSome(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

function chooseFiles(
  files: readonly FileDiff[],
  fix: string,
  notHandled: string[],
  classes?: ClassGlobs,
): FileDiff[] {
  const classed = files.map((file) => ({ file, class: classifyPath(file.path, classes) }));
  const production = classed.filter((item) => item.class === 'production');
  const chosen = production.length > 0 ? production : classed;
  if (production.length > 0 && production.length < classed.length) {
    notHandled.push(`${fix}: left out ${countClasses(classed)}, because it changes production code as well`);
  }
  const sorted = chosen.map((item) => item.file).sort(byDeletedLines);
  if (sorted.length > BOUNDS.files) {
    notHandled.push(
      `${fix}: of ${sorted.length} changed files with lines from before only the ${BOUNDS.files} with the most deleted lines were looked into`,
    );
  }
  return sorted.slice(0, BOUNDS.files);
}

function countClasses(items: readonly { class: CodeClass }[]): string {
  const counts = new Map<CodeClass, number>();
  for (const item of items) counts.set(item.class, (counts.get(item.class) ?? 0) + 1);
  counts.delete('production');
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${parts.map(([name, count]) => `${count} ${name}`).join(', ')} file(s)`;
}

function byDeletedLines(a: FileDiff, b: FileDiff): number {
  const count = (file: FileDiff) => file.hunks.reduce((sum, hunk) => sum + hunk.oldLines.length, 0);
  return count(b) - count(a) || (a.path < b.path ? -1 : 1);
}

async function readTexts(clone: Clone, files: readonly FileDiff[]): Promise<Map<string, string[]>> {
  const texts = new Map<string, string[]>();
  const oids = files.flatMap((file) => (file.oldOid ? [file.oldOid] : []));
  for await (const object of readObjects(clone.git, [...new Set(oids)])) {
    if ('reason' in object) continue;
    const lines = object.data.toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    texts.set(object.oid, lines);
  }
  return texts;
}

function toFixFile(
  file: FileDiff,
  lines: readonly string[],
  at: { fix: string; parent: string; name: string },
  notHandled: string[],
): FixFile {
  const path = file.oldPath ?? file.path;
  const isCode = findCodeLines(path, lines);
  const hasCode = (line: number) => isCode[line - 1] === true;
  const deleted: number[] = [];
  const beside = new Set<number>();
  for (const hunk of file.hunks) {
    const old = hunk.oldLines.map((_, i) => hunk.oldStart + i).filter(hasCode);
    deleted.push(...old);
    if (old.length === 0 && findCodeLines(path, hunk.newLines).includes(true)) {
      for (const line of nearestCode(hunk, lines.length, hasCode)) beside.add(line);
    }
  }
  if (deleted.length > BOUNDS.linesPerFile) {
    notHandled.push(
      `${at.name}: of ${deleted.length} deleted lines in ${path} only the first ${BOUNDS.linesPerFile} were looked into`,
    );
  }
  const asked = deleted.slice(0, BOUNDS.linesPerFile);
  for (const line of asked) beside.delete(line);
  return {
    fix: at.fix,
    parent: at.parent,
    path,
    hunks: file.hunks,
    surroundings: file.hunks.map((hunk) => surroundingsOf(hunk, lines)),
    deleted: asked,
    beside: [...beside].sort((a, b) => a - b).slice(0, BOUNDS.linesPerFile),
  };
}

const SURROUNDING = 3;

function surroundingsOf(hunk: Hunk, lines: readonly string[]): string[] {
  const first = hunk.oldLines.length === 0 ? hunk.oldStart : hunk.oldStart - 1;
  const after = first + hunk.oldLines.length;
  return [
    ...lines.slice(Math.max(0, first - SURROUNDING), first),
    ...lines.slice(after, after + SURROUNDING),
  ];
}

// Further away a line says little about the place.
const FARTHEST = 4;

function nearestCode(hunk: Hunk, lineCount: number, hasCode: (line: number) => boolean): number[] {
  const last = hunk.oldLines.length === 0 ? hunk.oldStart : hunk.oldStart + hunk.oldLines.length - 1;
  const first = hunk.oldLines.length === 0 ? hunk.oldStart + 1 : hunk.oldStart;
  const found: number[] = [];
  for (let line = first - 1; line >= Math.max(1, first - FARTHEST); line -= 1) {
    if (hasCode(line)) {
      found.push(line);
      break;
    }
  }
  for (let line = last + 1; line <= Math.min(lineCount, last + FARTHEST); line += 1) {
    if (hasCode(line)) {
      found.push(line);
      break;
    }
  }
  return found;
}
