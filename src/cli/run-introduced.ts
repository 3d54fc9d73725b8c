import { findOrigin, type OriginQuestion } from '../audit/origin-of-fix.js';
import { EXIT, InputError } from '../errors.js';
import { renderOriginList } from '../render/origin-list.js';
import { TOOL } from '../tool.js';
import { cacheOf } from './cache-folder.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { dateOption, openNamed, printJson, styleOf, withSteps } from './repository-command.js';

/** Ranks the commits that may have introduced what some commits fixed. */
export async function runIntroduced(args: Arguments, io: Io): Promise<number> {
  const read = questionOf(args);
  const top = topOf(args);
  const { origin, config } = await withSteps(args, io, async (steps) => {
    const repository = await openNamed(args, io, 'HEAD');
    const cache = cacheOf(args, io, repository);
    const question = read.kind === 'fixes' ? { ...read, cache } : read;
    return { origin: await findOrigin(repository, question, steps), config: repository.config };
  });
  const { candidates, notHandled, evidence, notifications, fixes } = origin;
  if (args.flag('json')) {
    printJson(io, {
      tool: TOOL,
      fixes: fixes.map((fix) => fix.hash),
      line: read.kind === 'line' ? place(read) : null,
      reportedAt: read.kind === 'fixes' ? read.reportedAt : null,
      without: read.kind === 'fixes' ? read.without : [],
      introducedBy: candidates.slice(0, top ?? candidates.length),
      notHandled,
      evidence,
      notifications,
    });
    return EXIT.done;
  }
  const asked = read.kind === 'line' ? placeText(read) : null;
  io.stdout.write(
    renderOriginList(
      { place: asked, fixes, candidates, notHandled, notifications },
      { ...styleOf(args, io), top: top ?? 3, people: config.people === 'named' },
    ),
  );
  return EXIT.done;
}

const place = ({ path, line, revision }: Extract<OriginQuestion, { kind: 'line' }>) => ({
  path,
  line,
  revision,
});

const placeText = (question: Extract<OriginQuestion, { kind: 'line' }>) =>
  `${question.path}:${question.line} at ${question.revision}`;

/** `path:line` or `path:line@rev`. */
const LINE = /^(.+):(\d{1,9})(?:@(.+))?$/;

/** No revision can hold a colon, so `path:line` is never taken for one. */
function questionOf(args: Arguments): OriginQuestion {
  const { words } = args;
  if (words.length === 0)
    throw new InputError(
      'of what? No fix was given',
      'Give the commit that fixed it: issue-audit introduced 1e43adc46; or a line: src/login.py:40@v1.2',
    );
  const reportedAt = dateOption(args, 'reported');
  const without = args.parts('without');
  const line = words.map((word) => LINE.exec(word)).find((found) => found !== null);
  const patterns = args.list('pattern');
  if (!line) return { kind: 'fixes', revisions: words, reportedAt, without, patterns, cache: undefined };
  if (words.length > 1)
    throw new InputError('a line has to be asked for alone', 'Give one path:line@rev, or commits.');
  if (reportedAt !== null || without.length > 0 || patterns.length > 0)
    throw new InputError(
      '--reported, --without and --pattern are for fixes, and a line was given',
      'Leave them out, or give the commit that fixed it.',
    );
  const [, path = '', number = '', revision = 'HEAD'] = line;
  return { kind: 'line', path, line: Number(number), revision };
}

function topOf(args: Arguments): number | null {
  const text = args.text('top');
  if (text === null) return null;
  if (/^(?:[1-9]|10)$/.test(text)) return Number(text);
  throw new InputError(`--top: "${text.slice(0, 20)}" is not a number from 1 to 10`, 'Write --top 5.');
}
