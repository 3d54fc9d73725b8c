import type { LogEntry } from '../../../domain/history.js';
import { tellingStems } from '../../extract/commits/described-commit.js';
import type { CheckContext } from '../context.js';

/** Words of a description that tell one commit from others. */
const TELLING = 4;
/** How much of the words of a subject a description has: more, where it has few. */
const [COVERED, COVERED_BY_FEW] = [0.5, 0.75];
/** Commits that a description may fit: of more it tells nothing. */
const MOST = 3;

/**
 * Commits whose subject says the same as a description in other words: those of the revision first, none where very many do.
 * @param stems as `tellingStems` makes them
 */
export function commitsDescribed(context: CheckContext, stems: readonly string[]): readonly LogEntry[] {
  if (stems.length === 0) return [];
  return context.once(['commits described', ...stems], () => {
    const fitting = subjectsOf(context).filter(({ words }) => fits(words, stems));
    const all = fitting.map(({ entry }) => entry);
    const here = all.filter(({ hash }) => context.isAncestor(hash));
    const found = here.length > 0 ? here : all;
    return found.length <= (stems.length < TELLING ? 1 : MOST) ? found : [];
  });
}

/** A figure that few messages hold, and how many other words of a description have to stand beside it. */
const FIGURE = /(?<![\w.])\d{3,6}(?![\w.%])/g;
const BESIDE_FIGURE = 2;

/** Commits whose subject gives the figure of a description, and at least two and half of its other words; none where many do. */
export function commitsWithFigure(
  context: CheckContext,
  text: string,
  stems: readonly string[],
): readonly LogEntry[] {
  const figures: readonly string[] = text.match(FIGURE) ?? [];
  const [figure, ...others] = figures;
  if (figure === undefined || others.length > 0) return [];
  const found = subjectsOf(context).filter(({ entry, words }) => {
    if (!entry.subject.split(/[^\w.%]+/).includes(figure)) return false;
    const shared = stems.filter((stem) => words.has(stem)).length;
    return shared >= BESIDE_FIGURE && shared * 2 >= stems.length;
  });
  return found.length <= MOST ? found.map(({ entry }) => entry) : [];
}

function fits(subject: ReadonlySet<string>, stems: readonly string[]): boolean {
  const covered = stems.length < TELLING ? COVERED_BY_FEW : COVERED;
  return stems.length >= covered * subject.size && stems.every((stem) => subject.has(stem));
}

/** Whether the message of a commit has all words of a description, in any form and order. */
export function saysSo({ subject, body }: LogEntry, stems: readonly string[]): boolean {
  const words = new Set(tellingStems(`${subject}\n${body}`));
  return stems.every((stem) => words.has(stem));
}

interface SubjectWords {
  readonly entry: LogEntry;
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<object, readonly SubjectWords[]>();

/** The words of all subjects, without the type of the change that they begin with. */
function subjectsOf({ history: { graph } }: CheckContext): readonly SubjectWords[] {
  const before = known.get(graph);
  if (before) return before;
  const made = [...graph.all()].map((entry) => ({
    entry,
    words: new Set(tellingStems(entry.subject.slice(0, 300).replace(/^\w{2,12}(?:\([^)]{1,60}\))?!?: /, ''))),
  }));
  known.set(graph, made);
  return made;
}
