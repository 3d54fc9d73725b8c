/** A pull request that a commit brought in, as its subject tells. */
export interface LandedPullRequest {
  readonly key: string;
  /**
   * `merge`: a merge commit made by the host or a merge bot; `squash`: a number in parentheses at the end, which is the
   * host's habit for squashed pull requests and some authors' habit for issues.
   */
  readonly how: 'merge' | 'squash';
}

const MERGE_FORMS: readonly RegExp[] = [
  /^Merge (?:pull request|PR) #(\d{1,7})\b/i,
  /^(?:Auto merge of|Rollup merge of|Automatic merge of|Automerge of|Merge) #(\d{1,7})\b/i,
  /^Merged? in .{1,200} \(pull request #(\d{1,7})\)$/i,
];

/** Numbers at the end of a subject: `… (#12)`, `… (PR #12)`, and the older one of `… (#11) (#12)`. */
const SQUASH = /\((?:PR |pull request |GH-)?#?(\d{1,7})\)\s*(?:\[[\w ]{1,30}\])?$/i;

/** The pull request whose landing a subject announces; null when it announces none. */
export function landedPullRequest(subject: string): LandedPullRequest | null {
  const text = subject.trim();
  for (const form of MERGE_FORMS) {
    const key = form.exec(text)?.[1];
    if (key) return { key, how: 'merge' };
  }
  const tail = text.slice(-60);
  const key = /#/.test(tail) ? SQUASH.exec(tail)?.[1] : undefined;
  return key ? { key, how: 'squash' } : null;
}
