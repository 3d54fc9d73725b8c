import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { knowledgeOf, type Located } from '../../check/names/definitions.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import {
  shownDefinition as readDefinition,
  type ShownDefinition,
  shownParameters,
} from '../../extract/names/shown-definition.js';

/** `async def test_a`, `def open_hub(self, user='me')`, `class Hub(Base)` in a code span: there is one of that kind. */
export const shownDefinition: ClaimPart = { kinds: ['symbol', 'test'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || isOpposed(sentence)) return [];
    return sentence.tokens.flatMap(({ kind, text, line }) => {
      const shown = kind === 'code' ? readDefinition(text) : null;
      return shown ? [candidateOf(sentence, line, shown, filesFor(reading, sentence))] : [];
    });
  });
}

/** "`def a` → `async def a`", "was `def a`, not `async def a`": not all of it is there. */
function isOpposed({ text, label }: Sentence): boolean {
  return (
    /→|->|\b(?:instead|rather than|should|changed?|converted?|renamed?|replaced?|missing (?:class|function|method)|not found|does not exist|doesn't exist|no longer|removed|deleted|expected|expects)\b/i.test(
      text.slice(0, 600).replace(/\) ?-> ?[\w[\], |.]{1,60}/g, ')'),
    ) || /^(?:before|after|old|wrong|incorrect|example|usage)/.test(label)
  );
}

/** The files that the sentence names or speaks of; empty for none. */
function filesFor(reading: Reading, sentence: Sentence): readonly string[] {
  const own = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  return (
    (own.length === 1 ? own[0] : own.length === 0 ? fileSpokenOf(reading, sentence) : null)?.match.paths ?? []
  );
}

function candidateOf(
  sentence: Sentence,
  line: number,
  shown: ShownDefinition,
  paths: readonly string[],
): Candidate {
  return {
    kind: shown.kind === 'function' && /^test_\w{4,}$/.test(shown.name) ? 'test' : 'symbol',
    line,
    text: sentence.text,
    statement: statementOf(shown),
    words: [shown.name],
    symbol: shown.name,
    check: (context) => check(context, shown, paths),
  };
}

function statementOf({ name, kind, isAsync, parameters }: ShownDefinition): string {
  const inside = parameters?.map((each) => (each.value === null ? each.name : `${each.name}=${each.value}`));
  const shown = `${name}${inside && inside.length > 0 ? `(${inside.join(', ')})` : ''}`.slice(0, 160);
  return kind === 'class' ? `there is a class ${shown}` : `${shown} is ${isAsync ? 'async' : 'sync'}`;
}

/** Refuted only where there is one such function, and it is of the other kind. */
async function check(
  context: CheckContext,
  shown: ShownDefinition,
  paths: readonly string[],
): Promise<Outcome | null> {
  const known = await knowledgeOf(context, shown.name);
  if (!known) return null;
  const ofKind = known.definitions.filter(({ head }) => /\bclass\b/.test(head) === (shown.kind === 'class'));
  const near = ofKind.filter(({ path }) => paths.includes(path));
  const meant = near.length > 0 ? near : ofKind;
  const shared = {
    scope:
      near.length > 0
        ? `definitions of ${shown.name} in ${listing(paths, 2)}`
        : `definitions of ${shown.name}`,
    command: `git grep -n -w ${quoted(`${shown.kind === 'class' ? 'class' : 'def'} ${shown.name}`)} ${context.rev}`,
  };
  if (meant.length === 0)
    return known.files.length === 0 || known.codeFiles.length === 0
      ? {
          verdict: 'not checkable',
          ...shared,
          measured: 'no definition',
          needs: `to know where ${shown.name} comes from`,
        }
      : null;
  const told = listing(meant.map(placeOf), 3);
  const kin = meant.filter((each) => shown.kind === 'class' || (each.isAsync === true) === shown.isAsync);
  const [first] = meant as [Located];
  if (kin.length === 0 && meant.length === 1)
    return {
      verdict: 'refuted',
      ...shared,
      measured: told,
      correction: `${shown.name} is ${shown.isAsync ? 'not async' : 'async'} (${first.path}:${first.line}).`,
    };
  const fitting = kin.filter((each) => takes(each, shown));
  if (fitting.length > 0)
    return { verdict: 'verified', ...shared, measured: listing(fitting.map(placeOf), 3) };
  return {
    verdict: 'not checkable',
    ...shared,
    measured: listing(
      meant.map(({ head, path, line }) => `${head.slice(0, 100)} at ${path}:${line}`),
      2,
    ),
    needs: 'to know whether the parameters are told in full',
  };
}

function placeOf({ path, line, isAsync }: Located): string {
  return `${path}:${line}${isAsync === true ? ' (async)' : ''}`;
}

/** Whether a definition has what is shown between the brackets, in that order; where values are written, these ones. */
function takes({ head }: Located, { parameters }: ShownDefinition): boolean {
  if (parameters === null || parameters.length === 0) return true;
  const own = shownParameters(/\((.*)\)/s.exec(head)?.[1] ?? '');
  let at = 0;
  return parameters.every(({ name, value }) => {
    const found = own.findIndex((each, i) => i >= at && each.name === name);
    if (found < 0) return false;
    at = found + 1;
    return value === null || own[found]?.value === value;
  });
}
