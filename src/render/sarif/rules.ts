import { createHash } from 'node:crypto';
import type { Audit } from '../../domain/audit.js';
import { issueName } from '../../domain/issue.js';
import type { Scan } from '../../domain/pattern.js';
import { cutText, oneLine } from '../visible-text.js';
import { webAddress } from '../web-links.js';

/** GitHub shows no more of a description. */
const LONGEST = 1_024;

/** The rule of a pattern, the same in every run that looks for it: a digest, because a pattern is no name. */
export function ruleId(scan: Scan): string {
  return `pattern/${createHash('sha256').update(scan.definition.source).digest('hex').slice(0, 12)}`;
}

/** One rule for each pattern that was looked for. */
export function sarifRules(audit: Audit): object[] {
  const name = issueName(audit.issue);
  const helpUri = webAddress(audit.issue.url);
  const rules = new Map(audit.patterns.map((scan) => [ruleId(scan), scan]));
  return [...rules].map(([id, scan]) => {
    const pattern = oneLine(scan.definition.source);
    const what = scan.confirmed ? 'What issue' : 'Perhaps what issue';
    return {
      id,
      name: scan.confirmed ? 'LeftoverOfAnIssue' : 'PossibleLeftoverOfAnIssue',
      shortDescription: { text: cutText(`${what} ${name} left in the code`, LONGEST) },
      fullDescription: {
        text: cutText(`${what} ${name} is about: ${pattern}. ${audit.verdict.sentence}.`, LONGEST),
      },
      defaultConfiguration: { level: scan.confirmed ? 'warning' : 'note' },
      ...(helpUri === null ? {} : { helpUri }),
      help: { text: cutText(`Next step: ${oneLine(audit.decision.nextStep)}`, LONGEST) },
      properties: { tags: ['issue-audit', `issue ${audit.issue.key}`], precision: 'high' },
    };
  });
}
