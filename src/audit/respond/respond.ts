import type { GitHubBot } from '../../clients/github/github-bot.js';
import type { Audit } from '../../domain/audit.js';
import { EnvironmentError, Interrupted, isActionable } from '../../errors.js';
import type { Published } from '../../publish/draft.js';
import type { Publisher } from '../../publish/publish-comment.js';
import { auditDraft, type DraftOptions } from '../audit-draft.js';
import { type Answer, answerDraft } from './answers.js';
import type { Trigger } from './read-event.js';

/** An audit that was made for an event. */
export interface Audited {
  readonly audit: Audit;
  /** Null when nothing was to be posted. */
  readonly published: Published | null;
}

/** What was done for an event. */
export interface Responded {
  readonly audited: readonly Audited[];
  /** What is to be thrown once the results are written: some of many could not be audited; null when all were. */
  readonly error: EnvironmentError | null;
}

/** What it takes to do what an event asks for. */
export interface Responder {
  /** `owner/name` */
  readonly repository: string;
  readonly bot: GitHubBot;
  /** Null: nothing is posted. */
  readonly publisher: Publisher | null;
  readonly comment: DraftOptions;
  /** Audits an issue; `at` is null for the usual revision. */
  readonly audit: (number: number, at: string | null) => Promise<Audit>;
  /** Audits that the run of a pull request left; none elsewhere. */
  readonly left: readonly Audit[];
  readonly now: Date;
  /** How old a closing may be; null: as usual for the event. */
  readonly days: number | null;
  /** How many issues at most. */
  readonly most: number;
  readonly signal: AbortSignal;
  /** Told in a sentence what is done, and what was not. */
  readonly tell: (sentence: string) => void;
}

const DAY = 86_400_000;

/**
 * Does what an event asks for.
 * @throws what made an audit fail; whoever asked in a comment was told before
 */
export async function respond(trigger: Trigger, responder: Responder): Promise<Responded> {
  if (trigger.kind === 'recent') return auditRecent(trigger.days, responder);
  return { audited: await respondTo(trigger, responder), error: null };
}

type Single = Exclude<Trigger, { kind: 'recent' }>;

async function respondTo(trigger: Single, responder: Responder): Promise<Audited[]> {
  switch (trigger.kind) {
    case 'nothing':
      responder.tell(`Nothing to do: ${trigger.why}.`);
      return [];
    case 'issue':
      return [await auditAndPost(trigger.number, null, responder)];
    case 'closing': {
      const done: Audited[] = [];
      for (const number of trigger.numbers)
        done.push(await auditAndPost(number, null, { ...responder, publisher: null }));
      return done;
    }
    case 'asked':
      return answer(trigger, responder);
    case 'pull-request':
      return postLeft(trigger, responder);
  }
}

async function auditAndPost(number: number, at: string | null, responder: Responder): Promise<Audited> {
  const { publisher, repository, comment } = responder;
  const audit = await responder.audit(number, at);
  if (publisher === null) return { audit, published: null };
  const published = await publisher.publish({ repository, number }, await auditDraft(audit, comment));
  responder.tell(`${repository}#${number}: ${published.outcome}, ${published.url}`);
  return { audit, published };
}

/** One that fails does not keep the others from being audited; in the end it is an error all the same. */
async function auditRecent(usual: number, responder: Responder): Promise<Responded> {
  const { bot, repository, most, now, signal } = responder;
  const days = responder.days ?? usual;
  const numbers = await bot.closedSince(repository, new Date(now.getTime() - days * DAY), most);
  responder.tell(`${numbers.length} issues were closed within ${days} days.`);
  const done: Audited[] = [];
  const failed: number[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    if (signal.aborted) throw new Interrupted();
    try {
      done.push(await auditAndPost(number, null, responder));
    } catch (error) {
      if (!isActionable(error)) throw error;
      failed.push(number);
      responder.tell(`${repository}#${number}: ${error.message}`);
    }
  }
  if (failed.length === 0) return { audited: done, error: null };
  const error = new EnvironmentError(
    `${failed.length} of ${numbers.length} issues could not be audited: ${failed.map((number) => `#${number}`).join(', ')}`,
    'Each is told of above.',
  );
  return { audited: done, error };
}

type Asked = Extract<Trigger, { kind: 'asked' }>;

/** It is always answered where it was asked: a sign at once, and in the end a comment with a link. */
async function answer(asked: Asked, responder: Responder): Promise<Audited[]> {
  const { bot, repository } = responder;
  const isAllowed = await bot.mayWrite(repository, asked.by);
  await sign(asked, isAllowed ? 'eyes' : '-1', responder);
  if (!isAllowed) {
    responder.tell(`${asked.by} may not write to ${repository}.`);
    await say({ kind: 'refused' }, asked, responder);
    return [];
  }
  if (asked.isPullRequest) {
    await say({ kind: 'pull-request' }, asked, responder);
    return [];
  }
  try {
    const audited = await auditAndPost(asked.number, asked.at, responder);
    if (audited.published)
      await say({ kind: 'audited', ...audited, published: audited.published }, asked, responder);
    return [audited];
  } catch (error) {
    const message = isActionable(error) ? error.message : 'a defect of issue-audit; the run shows it';
    await say({ kind: 'failed', message }, asked, responder).catch(() => undefined);
    throw error;
  }
}

/** A sign that cannot be given is no reason to leave the rest undone. */
async function sign(
  asked: Asked,
  content: 'eyes' | '-1',
  { bot, repository, tell }: Responder,
): Promise<void> {
  try {
    await bot.react(repository, asked.commentId, content);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    tell(error.message);
  }
}

async function say(text: Answer, asked: Asked, { publisher, repository, comment }: Responder): Promise<void> {
  const { number, commentId } = asked;
  await publisher?.publish(
    { repository, number },
    answerDraft(text, String(number), commentId, comment.link),
  );
}

/** The number comes from the event, not from what the run left: that was made by code of a stranger. */
async function postLeft(
  { head }: Extract<Trigger, { kind: 'pull-request' }>,
  responder: Responder,
): Promise<Audited[]> {
  const { bot, repository, publisher, left, comment } = responder;
  if (left.length === 0) {
    responder.tell('Nothing to do: the run left no audit.');
    return [];
  }
  const number = await bot.pullRequestOf(repository, head);
  if (number === null) {
    responder.tell('Nothing to do: no open pull request has that head any more.');
    return [];
  }
  const done: Audited[] = [];
  for (const audit of left) {
    const draft = await auditDraft(audit, { ...comment, isFromFork: true });
    const published = publisher && (await publisher.publish({ repository, number }, draft));
    if (published) responder.tell(`${repository}#${number}: ${published.outcome}, ${published.url}`);
    done.push({ audit, published });
  }
  return done;
}
