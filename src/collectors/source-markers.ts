import { linesWith } from '../clients/git/grep.js';
import { readObjects } from '../clients/git/objects.js';
import type { Clone } from '../clients/git/repository.js';
import type { Issue } from '../domain/issue.js';
import { findTestTitle } from './test-titles.js';

/** A place in a test’s source that declares which issue it is for. */
export interface SourceMarker {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** The test it stands at, by its name or title; null for the whole file. */
  readonly title: string | null;
  /** The marker as it is written, cut. */
  readonly text: string;
}

const LONGEST_LINE = 500;
const MOST = 200;

/** Markers whose value may be a bare number: their name says that it is an issue. */
const ISSUE_MARKERS = [
  /@pytest\.mark\.(?:issues?|bug|jira|ticket|github|gh)\w*\(([^)]*)/i,
  /\bpytestmark\s*=.*mark\.(?:issues?|bug|jira|ticket|github|gh)\w*\(([^)]*)/i,
  /@(?:Issues?|JiraIssue|Jira|Ticket|Bug|TmsLink)\b\s*\(([^)]*)/,
  /\[(?:assembly:\s*)?(?:WorkItem|Issue|Bug)\(([^)]*)/,
  /\[(?:Trait|Property|TestProperty)\(\s*"(?:issues?|bug|jira|ticket|github)"\s*,([^)]*)/i,
  /\btype:\s*['"`](?:issues?|bug|jira|ticket)['"`]\s*,\s*description:\s*(['"`][^'"`]*)/i,
  /^\s*(?:\/\/|#|\/?\*+|--|;|<!--)\s*@?(?:issues?|bug|ticket|jira)\s*:\s*(.*)/i,
];
/** Free labels: their value itself has to name the issue. */
const LABELS =
  /(?:@(?:Tag|Tags|Category|Test|Link)\b|\[(?:Category|TestCategory|Trait)\b|@pytest\.mark\.\w+|\btags?:)(.*)/;

interface MarkerInput {
  readonly issue: Issue;
  readonly revision: string;
  readonly isTest: (path: string) => boolean;
  readonly names: (text: string) => boolean;
  /** Files that hold a key of the issue, where they were searched for before; saves the search. */
  readonly holding?: readonly string[] | null;
}

/** Finds, in test files of a revision, the markers that declare an issue; of the first files that have any. */
export async function collectSourceMarkers(clone: Clone, input: MarkerInput): Promise<SourceMarker[]> {
  const keys = [input.issue.key, ...input.issue.aliases];
  const declares = (line: string) => line.length <= LONGEST_LINE && isMarker(line, keys, input.names);
  const paths = (input.holding ?? (await filesDeclaring(clone, input, keys, declares))).filter(input.isTest);
  const markers: SourceMarker[] = [];
  const marked = new Set<string>();
  for await (const object of readObjects(
    clone.git,
    paths.map((path) => `${input.revision}:${path}`),
  )) {
    const path = object.name.slice(input.revision.length + 1);
    if (!('data' in object) || marked.size === MOST) continue;
    const lines = object.data.toString('utf8').split('\n');
    for (const [at, line] of lines.entries()) {
      if (!declares(line.replace(/\r$/, ''))) continue;
      marked.add(path);
      markers.push({ path, line: at + 1, title: findTestTitle(lines, at), text: line.trim().slice(0, 120) });
    }
  }
  return markers;
}

/** Files with a line that declares the issue, sorted. */
async function filesDeclaring(
  clone: Clone,
  { revision }: MarkerInput,
  keys: readonly string[],
  declares: (line: string) => boolean,
): Promise<string[]> {
  const found = new Set<string>();
  await linesWith(clone.git, revision, keys.flatMap(literalsOf), [], (path, line) => {
    if (!found.has(path) && declares(line.replace(/\r$/, ''))) found.add(path);
  });
  return [...found].sort();
}

/** A short number stands in many lines; behind these characters it may be a marker’s value. */
function literalsOf(key: string): string[] {
  return /^\d{1,2}$/.test(key) ? ['(', '"', "'", '#', '/', ': ', '-'].map((before) => before + key) : [key];
}

/** Whether a line declares one of the issues. */
export function isMarker(line: string, keys: readonly string[], names: (text: string) => boolean): boolean {
  for (const form of ISSUE_MARKERS) {
    const value = form.exec(line)?.[1];
    if (value !== undefined) return keys.some((key) => holdsKey(value, key));
  }
  const label = LABELS.exec(line)?.[1];
  return label !== undefined && names(label);
}

/** `101`, `#101`, `GH-101`, `https://…/101`, `"PROJ-7"`; not `1101` and not `v1.101`. */
function holdsKey(value: string, key: string): boolean {
  let at = value.indexOf(key);
  for (; at >= 0; at = value.indexOf(key, at + 1)) {
    const [before = '', after] = [value[at - 1], value.slice(at + key.length)];
    if (!/[\w.]/.test(before) && !/^(?:\w|\.\d)/.test(after)) return true;
  }
  return false;
}
