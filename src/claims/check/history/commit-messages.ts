import type { CheckContext } from '../context.js';

/** How many commits of the revision have a message that holds all words, which are in lower case. */
export function messagesHolding(context: CheckContext, words: readonly string[]): number {
  return context.once(['commits that hold', words], () => {
    const messages = context.once(['messages in lower case'], () => lowerCased(context));
    return messages.filter((text) => words.every((word) => text.includes(word))).length;
  });
}

function lowerCased(context: CheckContext): string[] {
  return [...context.history.graph.all()]
    .filter(({ hash }) => context.isAncestor(hash))
    .map(({ subject, body }) => `${subject}\n${body}`.toLowerCase());
}

/** How many commits of the revision were made on a day or later. @param day `2025-09-09`, of UTC */
export function commitsSince(context: CheckContext, day: string): number {
  const from = Date.parse(day);
  return context.once(['commits since', day], () => {
    let found = 0;
    for (const { hash, committedAt } of context.history.graph.all())
      if (Date.parse(committedAt) >= from && context.isAncestor(hash)) found += 1;
    return found;
  });
}
