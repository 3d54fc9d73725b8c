import { createHash } from 'node:crypto';
import type { CheckContext } from '../context.js';
import { KeptAnswers } from '../look/kept-answers.js';
import { type CountAnswer, findCountsTrueUntil } from './count-history.js';
import type { CountQuestion } from './counted.js';

export type { CountAnswer } from './count-history.js';

/** Raised whenever the code tells other ends of the same statements than before. */
const ANSWERS_VERSION = '1';

/**
 * Until when refuted counts were true. What an earlier run has found of a revision is not looked for again: its past stays
 * what it was, unless the clone was given more of it.
 * @param questions by all that their answers depend on, beside the revision and the document
 */
export async function countsTrueUntil(
  context: CheckContext,
  questions: ReadonlyMap<string, CountQuestion>,
): Promise<ReadonlyMap<string, CountAnswer>> {
  const answers = new Map<string, CountAnswer>();
  if (questions.size === 0) return answers;
  const { revision, history, documentPath } = context;
  // What a partial clone lacks today it may hold tomorrow; replaced commits may be put back.
  const mayChange = history.state.partial || history.state.grafted;
  const kept = await KeptAnswers.open<CountAnswer>(mayChange ? undefined : context.cache, [
    'counts true until',
    ANSWERS_VERSION,
    revision,
    String(history.state.commits),
    documentPath ?? '',
    JSON.stringify(context.classGlobs ?? null),
  ]);
  for (const question of questions.keys()) {
    const known = kept.get(hashOf(question));
    if (known) answers.set(question, known);
  }
  const unknown = [...questions].filter(([question]) => !answers.has(question));
  const told = await findCountsTrueUntil(
    context,
    unknown.map(([, each]) => each),
  );
  for (const [i, [question]] of unknown.entries()) {
    const answer = told[i];
    if (!answer) continue;
    answers.set(question, answer);
    kept.set(hashOf(question), answer);
  }
  await kept.keep();
  return answers;
}

function hashOf(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 32);
}
