import { count, listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countCommand } from '../../check/count/counting.js';
import { textPlaces, type WantedText, wantedText } from '../../check/look/text-places.js';
import { type TestsHolding, testsHolding } from '../../extract/figures/tests-holding.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** What tests of a kind hold: "e2e tests are marked with `@mark.staging`". */
export const testsHoldingText: ClaimPart = { kinds: ['scope'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood)) return [];
    const said = testsHolding(reading, sentence);
    return (said?.texts ?? []).flatMap(({ text, line }) => {
      const wanted = wantedText(text);
      return said && wanted ? [candidateOf(sentence, said, wanted, line)] : [];
    });
  });
}

function candidateOf(sentence: Sentence, said: TestsHolding, wanted: WantedText, line: number): Candidate {
  return {
    kind: 'scope',
    line,
    text: sentence.text,
    statement: `${said.kind} tests hold ${wanted.counted.label}`,
    words: wanted.anchors,
    check: (context) => check(context, said, wanted),
  };
}

/** @returns null where no folder of tests is called so, or its words stand in too many lines */
function check(context: CheckContext, { kind, holds }: TestsHolding, wanted: WantedText): Outcome | null {
  const files = context.once(['tests of kind', kind], () => [...context.paths.files.keys()].filter(holds));
  const places = files.length > 0 ? textPlaces(context, wanted) : null;
  if (!places) return null;
  const own = places.lines.filter(({ path, isCode }) => isCode && holds(path));
  const others = places.lines.filter(({ path, isCode }) => isCode && !holds(path));
  const inFiles = [...new Set(own.map(({ path }) => path))];
  const shared = {
    scope: `${count(files.length, 'test file')} in folders called ${kind}`,
    command: countCommand(context.rev, wanted.counted, { lines: [...own, ...others] }, null),
  };
  if (own.length > 0)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${thousands(own.length)} lines in ${count(inFiles.length, 'file')} of them: ${listing(inFiles, 2)}`,
    };
  return {
    verdict: 'not checkable',
    ...shared,
    measured: `none there; ${count(others.length, 'line')} in other code`,
    needs: `to know which tests are meant by "${kind}"`,
  };
}
