import { figureMentions, wordsAround } from '../../extract/figures/figure-mentions.js';
import { timeStamps } from '../../extract/figures/time-stamps.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { CheckContext } from '../context.js';
import { placesOfFigure } from '../look/figure-places.js';
import { stampedLines } from './stamped-lines.js';

/** Paths of documents, and of data that programs write for people. */
const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|xml|json|ya?ml|log|html)$/i;
const MOST_OF_ISSUE = 80;
const MOST_BY_FIGURES = 8;
/** A document that gives so many telling figures of another one, each beside its words, is about the same. */
const FIGURES_IN_COMMON = 2;

/**
 * Other documents of the revision that are about what the document is about: those that it names, those named after the same
 * issue, those that give several of its telling figures, and those that tell of the same second. Sorted; small figures and common words mean something in these.
 */
export function relatedDocuments(context: CheckContext): readonly string[] {
  return context.once(['related documents'], () => {
    const found = new Set([
      ...namedIn(context),
      ...ofSameIssue(context),
      ...byFigures(context),
      ...byStamps(context),
    ]);
    return [...found]
      .filter((path) => {
        const file = context.paths.files.get(path);
        return (
          file !== undefined && path !== context.documentPath && DOCUMENT.test(path) && isOther(context, path)
        );
      })
      .sort();
  });
}

/** Copies of the document, and those of any other one, are no further witnesses. */
function isOther(context: CheckContext, path: string): boolean {
  const own = context.documentPath === null ? undefined : context.paths.files.get(context.documentPath);
  return (
    own?.oid !== context.paths.files.get(path)?.oid &&
    !/^(?:backup|generated|vendored)$/.test(context.classOf(path))
  );
}

function namedIn(context: CheckContext): string[] {
  return context.document.sentences.flatMap((sentence) =>
    fileMentions(sentence, context.paths).flatMap(({ match }) => (match.kind === 'file' ? match.paths : [])),
  );
}

/** `ISSUE_1176_SUMMARY.md`, "# Audit of Issue #1176": issues that a document is named after. */
function issuesOf({ document, documentPath }: CheckContext): Set<string> {
  const title = document.sentences.find(({ place }) => place === 'heading')?.text.slice(0, 200) ?? '';
  const name = (documentPath ?? document.name).split('/').at(-1) ?? '';
  const named = [
    ...name.matchAll(/(?:^|[^a-z\d])(?:issue|gh|pr|ticket|bug)?[-_ #]?(\d{3,6})(?!\d)/gi),
    ...title.matchAll(/#(\d{2,6})\b/g),
  ];
  return new Set(named.flatMap(([, key = '']) => (/^(?:19|20)\d\d$/.test(key) ? [] : [key])));
}

function ofSameIssue(context: CheckContext): string[] {
  return ofIssues(context, issuesOf(context));
}

/** Documents about an issue. */
export interface DocumentsOfIssue {
  readonly key: string;
  readonly paths: readonly string[];
}

/** Documents that are named after the one issue which the nearest heading of a sentence names: "Compared with issue #521". */
export function documentsOfSection(context: CheckContext, { headings }: Sentence): DocumentsOfIssue | null {
  const nearest = headings.findLast((heading) => /#\d{2,6}\b/.test(heading));
  const [key, ...others] = new Set(keysIn(nearest ?? ''));
  if (key === undefined || others.length > 0 || !issuesOfSections(context).includes(key)) return null;
  return context.once(['documents of issue', key], () => {
    const paths = ofIssues(context, new Set([key])).filter((path) => path !== context.documentPath);
    return { key, paths: paths.filter((path) => isOther(context, path)).sort() };
  });
}

/** Issues of headings; what names more of them is a list. */
const MOST_OF_SECTIONS = 6;

function issuesOfSections(context: CheckContext): readonly string[] {
  return context.once(['issues of headings'], () => {
    const own = issuesOf(context);
    const headings = context.document.sentences.filter(({ place }) => place === 'heading');
    const keys = headings.flatMap(({ text }) => keysIn(text.slice(0, 200)));
    return [...new Set(keys)].filter((key) => !own.has(key)).slice(0, MOST_OF_SECTIONS);
  });
}

function keysIn(heading: string): string[] {
  return [...heading.matchAll(/#(\d{2,6})\b/g)].map(([, key = '']) => key);
}

function ofIssues(context: CheckContext, issues: ReadonlySet<string>): string[] {
  if (issues.size === 0) return [];
  const found = [...context.paths.files.keys()].filter((path) => {
    if (!DOCUMENT.test(path)) return false;
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (name.match(/\d{2,}/g) ?? []).some((key) => issues.has(key));
  });
  return found.length <= MOST_OF_ISSUE ? found : found.slice(0, MOST_OF_ISSUE);
}

/** Telling figures tell which documents speak of the same. */
function byFigures(context: CheckContext): string[] {
  const common = new Map<string, Set<string>>();
  for (const sentence of context.document.sentences)
    for (const { text, token, weight } of sentence.fence?.language ? [] : figureMentions(sentence)) {
      if (weight !== 'strong') continue;
      const words = wordsAround(sentence, token);
      for (const { path, near } of placesOfFigure(context, { text, words }))
        if (words.filter((word) => near.has(word)).length > 1)
          common.set(path, (common.get(path) ?? new Set()).add(text));
    }
  return [...common]
    .filter(([, figures]) => figures.size >= FIGURES_IN_COMMON)
    .sort(([a, own], [b, other]) => other.size - own.size || (a < b ? -1 : 1))
    .slice(0, MOST_BY_FIGURES)
    .map(([path]) => path);
}

/** A time stamp that more documents give is that of something else than a run. */
const MOST_OF_STAMP = 3;

/** Documents of the run whose time the text gives to the second. */
function byStamps(context: CheckContext): string[] {
  const found = new Set<string>();
  for (const sentence of context.document.sentences)
    for (const stamp of timeStamps(sentence)) {
      const paths = new Set(stampedLines(context, stamp).map(({ path }) => path));
      if (paths.size <= MOST_OF_STAMP) for (const path of paths) found.add(path);
    }
  return [...found].sort().slice(0, MOST_BY_FIGURES);
}
