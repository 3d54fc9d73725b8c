import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import type { CheckContext, Outcome } from '../context.js';
import type { LiteralPlace } from './find-literal.js';

/** That a text stands at some places, of which there is at least one; the command shows the first. */
export function standsAt(context: CheckContext, places: readonly LiteralPlace[]): Outcome {
  const { rev } = context;
  const [first] = places;
  const isOfTests = places.every(({ path }) => context.classOf(path) === 'test');
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: isOfTests
      ? 'code, tests included; only that the words stand there: in tests alone'
      : 'code, tests included; only that the words stand there',
    command: `git show ${rev}:${quoted(first?.path ?? '')} | sed -n '${first?.line ?? 0}p'`,
  };
}
