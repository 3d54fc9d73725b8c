import { quoted } from '../../../domain/shell-word.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { CheckContext } from '../context.js';
import type { WordLine } from '../look/word-table.js';
import type { Counted, Places } from './counted.js';

/** A way to read an unspecific statement, and what it gives. */
export interface ScopedCount {
  readonly scope: string;
  /** The folder that it is of; null for all. */
  readonly folder: string | null;
  readonly files: number;
  readonly occurrences: number;
}

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_]*/g;
const COMMON = new Set(
  'await async import from def class function return new const let var this self True False None null the'.split(
    ' ',
  ),
);

/** The longest name in a text: what is rare in it; null when it holds none. */
export function anchorOf(text: string): string | null {
  const names = (text.slice(0, 400).match(IDENTIFIER) ?? []).filter(
    (name) => name.length > 2 && !COMMON.has(name),
  );
  return names.reduce<string | null>(
    (best, name) => (best === null || name.length > best.length ? name : best),
    null,
  );
}

/** Up to three long names of a text, longest first: the longest may be a word that stands in too many lines to be kept. */
export function anchorsOf(text: string): readonly string[] {
  const names = (text.slice(0, 400).match(IDENTIFIER) ?? []).filter(
    (name) => name.length > 4 && !COMMON.has(name),
  );
  return [...new Set(names)].sort((a, b) => b.length - a.length).slice(0, 3);
}

/** The name that stands in the fewest lines; one that stands in too many only where all do. */
export function rarestOf({ words }: CheckContext, [first = '', ...others]: readonly string[]): string {
  return others.reduce(
    (rarest, name) => (words.countOf(name) < words.countOf(rarest) ? name : rarest),
    first,
  );
}

/** The lines that hold the rarest of some names; none where all of them stand in too many. */
export function rarestLines(context: CheckContext, names: readonly string[]): readonly WordLine[] {
  return context.words.linesOf(rarestOf(context, names));
}

/** Text as it stands in code. `f()` counts calls, `f` every mention of the name. */
export function countedText(written: string): Counted | null {
  const anchor = anchorOf(written);
  if (anchor === null || written.length > 200) return null;
  const wanted = written.replace(/\((?:\.{3}|…|[\w, =*]{0,80})?\)?$/, (call) => (call === '' ? '' : '('));
  const startsInWord = /^[\w$]/.test(wanted);
  const endsInWord = /[\w$]$/.test(wanted);
  const placesIn = (line: string): number[] => {
    const places: number[] = [];
    for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
      if (startsInWord && /[\w$]/.test(line.charAt(at - 1))) continue;
      if (endsInWord && /[\w$]/.test(line.charAt(at + wanted.length))) continue;
      places.push(at);
    }
    return places;
  };
  const isDefined = (line: string, at: number) =>
    wanted.endsWith('(') && /\b(?:def|function|func|fn)\s{1,4}$/.test(line.slice(Math.max(0, at - 14), at));
  return {
    label: wanted,
    anchor,
    search: `${startsInWord && endsInWord ? '-w ' : ''}-F ${quoted(wanted)}`,
    timesIn: (line) => placesIn(line).filter((at) => !isDefined(line, at)).length,
    textIn: (line) => placesIn(line).length,
  };
}

/** A number that stands alone: `8002` in `"8080:8002"`, not in `18002` or `8002.5`. @param digits of it */
export function countedNumber(digits: string): Counted {
  const form = new RegExp(`(?<![\\w.])${digits}(?![\\w.])`, 'g');
  const timesIn = (line: string) => line.match(form)?.length ?? 0;
  return { label: digits, anchor: digits, search: `-w -F ${digits}`, timesIn, textIn: timesIn };
}

/** Imports of a module, by its path or dotted name: `from a.b import c`, `import a.b`, `require('./a/b')`. */
export function countedImports(module: string): Counted | null {
  const dotted = module
    .replace(/\.(?:pyi?|[mc]?[jt]sx?)$/, '')
    .replaceAll('/', '.')
    .replace(/\.(?:__init__|index)$/, '');
  const parts = dotted.split('.');
  const stem = parts.at(-1) ?? '';
  if (!/^[A-Za-z_]\w{2,}$/.test(stem)) return null;
  const parent = parts.slice(0, -1).join('.');
  const timesIn = (line: string): number => {
    if (!/\b(?:import|require|from)\b/.test(line)) return 0;
    const plain = line.replace(/\s+/g, ' ');
    const dots = plain.replaceAll('/', '.');
    const named = dots.includes(`from ${dotted} import`) || dots.includes(`import ${dotted}`);
    const inside =
      parent !== '' &&
      dots.includes(`from ${parent} import`) &&
      new RegExp(`\\b${stem}\\b`).test(dots.split(' import ')[1] ?? '');
    const required =
      /\b(?:require\(|from )['"]/.test(plain) && new RegExp(`[./]${stem}(?:\\.\\w+)?['"]`).test(plain);
    return named || inside || required ? 1 : 0;
  };
  return {
    label: `imports of ${dotted}`,
    anchor: stem,
    search: `-w -E ${quoted(`(import|from|require).*${stem}`)}`,
    timesIn,
    textIn: timesIn,
  };
}

/**
 * All places of the revision, found by the anchor; null when there are too many to keep. They are looked up once for what has
 * the same label.
 * @param by which of its two ways of counting is meant
 */
export function placesOf(
  context: CheckContext,
  counted: Counted,
  by: 'timesIn' | 'textIn' = 'timesIn',
): Places | null {
  const { label, anchor } = counted;
  return context.once(['places', by, label, anchor], () => lookUp(context, anchor, counted[by]));
}

/** All lines that hold a text, whatever stands around it; null as for `placesOf`. */
export function linesHolding(context: CheckContext, anchor: string, text: string): Places | null {
  const timesIn = (line: string) => (line.includes(text) ? 1 : 0);
  return context.once(['lines holding', anchor, text], () => lookUp(context, anchor, timesIn));
}

function lookUp(context: CheckContext, anchor: string, timesIn: (line: string) => number): Places | null {
  if (context.words.isTooCommon(anchor)) return null;
  const lines: Places['lines'][number][] = [];
  for (const { path, line, text } of context.words.eachLine(anchor)) {
    const times = path === context.documentPath ? 0 : timesIn(text);
    if (times === 0) continue;
    const isCode = languageOfPath(path) !== undefined;
    lines.push({ path, line, text, times, class: context.classOf(path), isCode });
  }
  return { lines };
}

/** The counts by every scope that a reader may have meant, the plainest first. */
export function readingsOf(places: Places): readonly ScopedCount[] {
  const known = readings.get(places);
  if (known) return known;
  const found = allReadings(places);
  readings.set(places, found);
  return found;
}

const readings = new WeakMap<Places, readonly ScopedCount[]>();

function allReadings({ lines }: Places): ScopedCount[] {
  const code = lines.filter(
    ({ isCode, class: kind }) => isCode && kind !== 'backup' && kind !== 'vendored' && kind !== 'generated',
  );
  const readings = [
    counted('code, tests included', code),
    counted(
      'code without tests',
      code.filter(({ class: kind }) => kind !== 'test'),
    ),
    counted(
      'code of tests',
      code.filter(({ class: kind }) => kind === 'test'),
    ),
    counted(
      'code, backup copies included',
      lines.filter(({ isCode }) => isCode),
    ),
  ];
  const byFolder = new Map<string, (typeof lines)[number][]>();
  for (const line of code)
    for (const folder of foldersOf(line.path)) {
      const known = byFolder.get(folder);
      if (known) known.push(line);
      else byFolder.set(folder, [line]);
    }
  for (const folder of [...byFolder.keys()].sort()) {
    const below = byFolder.get(folder) ?? [];
    readings.push(counted(`code below ${folder}/`, below, folder));
    readings.push(
      counted(
        `code below ${folder}/ without tests`,
        below.filter(({ class: kind }) => kind !== 'test'),
        folder,
      ),
    );
  }
  return readings;
}

/** The first two folders of a path: a service, and its program. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [1, 2].filter((n) => parts.length >= n).map((n) => parts.slice(0, n).join('/'));
}

/** Counts the lines that hold it, file by file, in files of the languages in which it was found, or of one folder. */
export function countCommand(
  rev: string,
  { search }: Counted,
  { lines }: Places,
  folder: string | null,
): string {
  const endings = [...new Set(lines.filter(({ isCode }) => isCode).map(({ path }) => endingOf(path)))].sort();
  const specs = endings
    .slice(0, 4)
    .map((ending) => quoted(`${folder === null ? '' : `${folder}/`}*${ending}`));
  return `git grep -c ${search} ${rev}${specs.length > 0 ? ` -- ${specs.join(' ')}` : ''}`;
}

function endingOf(path: string): string {
  return /\.\w{1,10}$/.exec(path)?.[0] ?? path.slice(path.lastIndexOf('/') + 1);
}

/** Files and occurrences of some places. */
export function counted(scope: string, lines: Places['lines'], folder: string | null = null): ScopedCount {
  return {
    scope,
    folder,
    files: new Set(lines.map(({ path }) => path)).size,
    occurrences: lines.reduce((sum, { times }) => sum + times, 0),
  };
}
