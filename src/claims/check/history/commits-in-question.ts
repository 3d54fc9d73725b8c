import type { LogEntry } from '../../../domain/history.js';
import { type CommitMention, commitMentions } from '../../extract/commits/commit-mentions.js';
import type { WrittenDocument } from '../../extract/markdown/document.js';
import type { CheckContext } from '../context.js';
import { commitsMeant } from './named-commit.js';
import { commitOfDocument } from './own-commit.js';

/** Commits that a document may speak of without saying so: more than these are a history, and no single change. */
const MOST = 8;

/** Those that it names anywhere, and the one that brought it; only that one, where it names many. */
export function commitsInQuestion(context: CheckContext): Promise<readonly LogEntry[]> {
  return context.once(['commits in question'], async () => {
    const mentions = hashesOf(context.document);
    const named = mentions.length <= 4 * MOST ? commitsMeant(context, mentions).found : [];
    const own = await commitOfDocument(context);
    const others = named.length < MOST ? named.filter(({ hash }) => hash !== own?.hash) : [];
    return own ? [...others, own] : others;
  });
}

function hashesOf({ sentences }: WrittenDocument): CommitMention[] {
  return sentences.flatMap((each) => commitMentions(each).filter(({ hash }) => hash !== null));
}
