import type { CheckContext } from './context.js';
import type { WordLine } from './word-scan.js';

/** Lines of code and configuration with a word; none where there are too many. */
export function codeLines(context: CheckContext, word: string): readonly WordLine[] {
  return context.once(['lines of code', word], () =>
    (context.words.lines.get(word) ?? []).filter(
      ({ path }) =>
        path !== context.documentPath &&
        !/^(?:docs|backup|generated|vendored)$/.test(context.classOf(path)) &&
        !/\.(?:md|mdx|rst|txt|log|csv|html|xml|lock|svg)$/i.test(path),
    ),
  );
}
