import { patternOfFix } from '../audit/pattern-of-fix.js';
import { parseIssueArgument } from '../config/issue-argument.js';
import { EXIT, InputError } from '../errors.js';
import { configBlock, renderInferred } from '../render/inferred-list.js';
import { TOOL } from '../tool.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { openNamed, printJson, styleOf, withSteps } from './repository-command.js';

/** Tells what some commits replaced systematically, where it still stands, and how to confirm it. */
export async function runPattern(args: Arguments, io: Io): Promise<number> {
  if (args.words.length === 0)
    throw new InputError('of which commit? None was given', 'Name one: issue-audit pattern 1e43adc46');
  const named = args.text('issue');
  const { found, typed, at } = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io);
    const key = named === null ? null : parseIssueArgument(named, repository.config.references).key;
    const { at: name, revision: commit } = repository;
    return { found: await patternOfFix(repository, args.words, steps), typed: key, at: { name, commit } };
  });
  const { fixes, patterns, scans, notHandled, evidence, notifications } = found;
  const issue = typed ?? found.issue;
  const [best] = patterns;
  if (args.flag('json'))
    printJson(io, {
      tool: TOOL,
      at,
      fixes: fixes.map((fix) => fix.hash),
      inferredPatterns: patterns,
      patterns: scans,
      config: best ? `${configBlock(best, issue).join('\n')}\n` : null,
      notHandled,
      evidence,
      notifications,
    });
  else
    io.stdout.write(
      renderInferred(
        { fixes, patterns, scans, at: at.name, issue, notHandled, notifications },
        styleOf(args, io),
      ),
    );
  return EXIT.done;
}
