/** Names of properties, traits and annotations whose value is an issue, in lower case without separators. */
const ISSUE_NAMES = new Set(
  (
    'issue issues issueid issuekey issuelink issueurl issuenumber jira jiraid jirakey jiraissue ticket tickets ' +
    'ticketid bug bugs bugid bugurl defect defects testkey requirement requirements requirementid tms tmslink ' +
    'story storyid userstory workitem workitemid github githubissue gh fixes closes regression reference link links'
  ).split(' '),
);

/** Names whose values are free tags; one of them may be an issue. */
const TAG_NAMES = new Set(
  'tag tags category categories label labels group groups trait traits marker'.split(' '),
);

const MAX_LENGTH = 300;

/**
 * What a named property declares.
 *
 * @returns the raw value when the name says that it is an issue, or when it is a tag that could be one; else nothing
 */
export function declaredBy(name: string, value: string): string[] {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  if (ISSUE_NAMES.has(plain)) return value.trim() ? [value.trim().slice(0, MAX_LENGTH)] : [];
  return TAG_NAMES.has(plain) ? declaredByTags([value]) : [];
}

/** The tags that could be issues, as written: an issue’s key or number always holds a digit. */
export function declaredByTags(tags: readonly string[]): string[] {
  return tags
    .map((tag) => tag.trim())
    .filter((tag) => /\d/.test(tag))
    .map((tag) => tag.slice(0, MAX_LENGTH));
}
