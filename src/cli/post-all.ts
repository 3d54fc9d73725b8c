import { setTimeout as wait } from 'node:timers/promises';
import { openBoard } from '../audit/open-board.js';
import type { Steps } from '../audit/progress.js';
import type { Place } from '../audit/thread-of-audit.js';
import type { Thread } from '../domain/comment-board.js';
import { count } from '../domain/wording.js';
import { EnvironmentError, Interrupted } from '../errors.js';
import type { Draft, Published } from '../publish/draft.js';
import { firstBody, Publisher } from '../publish/publish-comment.js';
import type { Arguments } from './command.js';
import { accessOptions } from './comment-options.js';
import type { Io } from './io.js';
import { printError } from './print-error.js';
import { printJson, withSteps } from './repository-command.js';

/** A draft with its place. `file` names it in messages. */
export interface Posting {
  readonly file: string;
  readonly place: Place;
  readonly draft: Draft;
}

/** What became of it. */
interface Posted {
  readonly posting: Posting;
  readonly published: Published | null;
  readonly failed: boolean;
}

/**
 * Posts, or with `--dry-run` prints, one after the other, and tells what became of each. One that is refused does not keep the
 * others from being posted; what is there already is left alone, so a run that was killed is run again.
 */
export async function postAll(postings: readonly Posting[], args: Arguments, io: Io): Promise<Posted[]> {
  const posted: Posted[] = [];
  await withSteps(args, io, async (steps) => {
    const publishers = new Map<string | null, Publisher>();
    for (const posting of postings) {
      if (io.signal.aborted) throw new Interrupted();
      const { host } = posting.place;
      const publisher = publishers.get(host) ?? (await openPublisher(host, args, io, steps));
      publishers.set(host, publisher);
      posted.push(await postOne(publisher, posting, postings.length > 1, args, io));
    }
  });
  if (args.flag('json') && !args.flag('dry-run')) printJson(io, { posted: posted.map(asJson) });
  return posted;
}

async function postOne(
  publisher: Publisher,
  posting: Posting,
  isOneOfMany: boolean,
  args: Arguments,
  io: Io,
): Promise<Posted> {
  const { place, draft } = posting;
  try {
    if (args.flag('dry-run')) {
      await showPlan(publisher, posting, isOneOfMany, args, io);
      return { posting, published: null, failed: false };
    }
    const published = await publisher.publish(place.thread, draft);
    const line = `${nameOf(place.thread)}: ${sentenceOf(published)} ${published.url}\n`;
    if (!args.flag('json') && !args.flag('quiet')) io.stdout.write(line);
    return { posting, published, failed: false };
  } catch (error) {
    if (io.signal.aborted) throw new Interrupted();
    if (!isOneOfMany || !(error instanceof EnvironmentError)) throw error;
    printError(error, io, { verbose: args.flag('verbose'), noColor: args.flag('no-color') });
    return { posting, published: null, failed: true };
  }
}

/** Whoever writes comments on a host. */
export async function openPublisher(
  host: string | null,
  args: Arguments,
  io: Io,
  steps: Pick<Steps, 'wait'>,
): Promise<Publisher> {
  const board = await openBoard({
    access: accessOptions(args, io),
    cwd: io.cwd,
    host,
    signal: io.signal,
    onWait: (seconds) => steps.wait('post', `waits ${count(seconds, 'second')} for the limit of GitHub`),
  });
  return new Publisher(board, (seconds) => wait(seconds * 1000, undefined, { signal: io.signal }));
}

async function showPlan(
  publisher: Publisher,
  { place, draft }: Posting,
  isOneOfMany: boolean,
  args: Arguments,
  io: Io,
): Promise<void> {
  const name = nameOf(place.thread);
  const say = (text: string) => {
    if (!args.flag('quiet')) io.stderr.write(`${name}: ${text}\n`);
  };
  let body: string;
  try {
    const plan = await publisher.plan(place.thread, draft);
    say(`would be ${plan.outcome}${plan.url === null ? '' : `: ${plan.url}`}`);
    body = plan.body;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    say(`shown as a first comment: ${error.message}`);
    body = await firstBody(draft);
  }
  if (args.flag('json')) return printJson(io, { issue: name, body });
  io.stdout.write(isOneOfMany ? `=== ${name}\n${body}` : body);
}

function sentenceOf({ outcome, removed }: Published): string {
  const what = outcome === 'unchanged' ? 'says the same already' : outcome;
  return removed > 0 ? `${what}, ${count(removed, 'duplicate')} removed:` : `${what}:`;
}

function asJson({ posting, published }: Posted): object {
  const { thread } = posting.place;
  return { file: posting.file, issue: nameOf(thread), ...(published ?? { outcome: 'failed' }) };
}

function nameOf({ repository, number }: Thread): string {
  return `${repository}#${number}`;
}
