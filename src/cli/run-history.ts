import { tellPattern } from '../audit/pattern-story.js';
import { EXIT, InputError } from '../errors.js';
import { ledgerCsv } from '../render/ledger-csv.js';
import { renderLedgerTable } from '../render/ledger-table.js';
import { TOOL } from '../tool.js';
import { cacheOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { dateOption, openNamed, printJson, styleOf, withSteps } from './repository-command.js';

/** Follows one pattern through history and prints its ledger. */
export async function runHistory(args: Arguments, io: Io): Promise<number> {
  const [source] = args.words;
  if (source === undefined)
    throw new InputError(
      'which pattern? None was given',
      "Write one in quotes: issue-audit history 'python:await get_manager($$$)'",
    );
  const since = dateOption(args, 'since');
  const path = args.text('path');
  const { story, config } = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const cache = cacheOf(args, io, repository);
    const told = await tellPattern(repository, { source, since, path, cache }, steps);
    return { story: told, config: repository.config };
  });
  const { pattern, ledger, revision, evidence, notifications } = story;
  if (args.flag('json')) printJson(io, { tool: TOOL, revision, pattern, ledger, evidence, notifications });
  else if (args.flag('csv')) io.stdout.write(ledgerCsv(ledger));
  else
    io.stdout.write(
      renderLedgerTable(
        { source: pattern.source, revision, ledger, notifications },
        { ...styleOf(args, io), all: args.flag('all'), people: config.people === 'named' },
      ),
    );
  return EXIT.done;
}
