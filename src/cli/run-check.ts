import { checkClaims } from '../audit/check-claims.js';
import type { DocumentCheck } from '../domain/claim.js';
import { count } from '../domain/wording.js';
import { EXIT, InputError } from '../errors.js';
import { renderCheckHtml } from '../render/check-html.js';
import { renderCheckMarkdown } from '../render/check-markdown.js';
import { renderCheck } from '../render/check-terminal.js';
import { cacheOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { readDocument } from './read-document.js';
import { openNamed, printJson, styleOf, withSteps } from './repository-command.js';

/** Checks the statements of one document. */
export async function runCheck(args: Arguments, io: Io): Promise<number> {
  const least = leastOf(args);
  const { name, source, file } = await readDocument(wordOf(args), io);
  const checked = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const cache = cacheOf(args, io, repository);
    const reports = args.list('reports');
    return checkClaims(repository, { name, source, file, reports, cwd: io.cwd, cache }, steps);
  });
  if (args.flag('json')) printJson(io, checked);
  else if (args.flag('html')) io.stdout.write(await renderCheckHtml(checked));
  else if (args.flag('markdown')) io.stdout.write(renderCheckMarkdown(checked));
  else io.stdout.write(renderCheck(checked, source, { ...styleOf(args, io), all: args.flag('all') }));
  const failures = failuresOf(checked, args.parts('fail-on'), least);
  if (failures.length > 0) io.stderr.write(`${failures.join('\n')}\n`);
  return failures.length > 0 ? EXIT.failOn : EXIT.done;
}

/** Why the check as a whole fails; a document of which nothing could be checked never passes. */
export function failuresOf(
  { claims, summary }: Pick<DocumentCheck, 'claims' | 'summary'>,
  failOn: readonly string[],
  least: number,
): string[] {
  const unchecked = claims.filter(({ kind, verdict }) => kind === 'status' && verdict === 'not checkable');
  return [
    ...(summary.verified + summary.refuted === 0 ? [nothingChecked(summary.total)] : []),
    ...(failOn.includes('refuted') && summary.refuted > 0
      ? [`${summary.refuted} refuted (--fail-on refuted).`]
      : []),
    ...(failOn.includes('not-checkable') && summary.notCheckable > 0
      ? [`${summary.notCheckable} not checkable (--fail-on not-checkable).`]
      : []),
    ...(failOn.includes('unchecked-status') && unchecked.length > 0
      ? [`${unchecked.length} of a status that could not be checked (--fail-on unchecked-status).`]
      : []),
    ...(summary.verified < least
      ? [`${summary.verified} verified, and --min-verified asks for ${least}.`]
      : []),
  ];
}

/** @param found statements that were found, none of which can be checked */
function nothingChecked(found: number): string {
  return found === 0
    ? 'The document holds no checkable statement: nothing was checked.'
    : `None of the ${count(found, 'statement')} of the document can be checked: nothing was.`;
}

/** The file that was named, or what is piped in. */
function wordOf(args: Arguments): string {
  const [word] = args.words;
  if (args.flag('stdin') && word !== undefined && word !== '-')
    throw new InputError(`--stdin and a file (${word}) were given`, 'Give one of the two.');
  const document = args.flag('stdin') ? '-' : word;
  if (document !== undefined) return document;
  throw new InputError(
    'which document? None was given',
    'Give one: issue-audit check status.md; or --stdin.',
  );
}

function leastOf(args: Arguments): number {
  const text = args.text('min-verified');
  if (text === null) return 0;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InputError(`--min-verified: "${text.slice(0, 20)}" is not a number`, 'Write --min-verified 5.');
}
