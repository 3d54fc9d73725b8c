import type { CheckContext } from './context.js';
import { rarestLines } from './counting.js';
import type { WordLine } from './word-table.js';

/** Lines of code and configuration with the rarest of some words; none where there are too many of each. */
export function codeLines(context: CheckContext, words: readonly string[]): readonly WordLine[] {
  return context.once(['lines of code', words], () =>
    rarestLines(context, words).filter(
      ({ path }) =>
        path !== context.documentPath &&
        !/^(?:docs|backup|generated|vendored)$/.test(context.classOf(path)) &&
        !/\.(?:md|mdx|rst|txt|log|csv|html|xml|lock|svg)$/i.test(path),
    ),
  );
}
