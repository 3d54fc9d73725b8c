import { gzipSync } from 'node:zlib';
import type { Audit } from '../domain/audit.js';
import { sarifResults } from './sarif/results.js';
import { sarifRules } from './sarif/rules.js';
import { webAddress } from './web-links.js';

/** What GitHub takes of one upload: so many results a run, so many bytes when compressed. */
export const SARIF_LIMITS = { results: 25_000, gzipBytes: 10 * 1024 * 1024 } as const;

/**
 * The remaining occurrences as SARIF 2.1.0, for code scanning: one rule a pattern, one result an occurrence, production first.
 * Fingerprints stay the same when lines move. Within GitHub's limits; what does not fit is left out from the end and said.
 */
export function renderSarif(
  audit: Audit,
  limits: { readonly results: number; readonly gzipBytes: number } = SARIF_LIMITS,
): string {
  const results = sarifResults(audit);
  let most = Math.min(results.length, limits.results);
  let text = sarifText(audit, results, most);
  while (most > 1 && gzipSync(text).length > limits.gzipBytes) {
    most = Math.floor(most / 2);
    text = sarifText(audit, results, most);
  }
  return text;
}

function sarifText(audit: Audit, results: readonly object[], most: number): string {
  const left = results.length - most;
  const notification = {
    level: 'warning',
    message: { text: `${left} of ${results.length} occurrences are left out: GitHub takes no more.` },
  };
  const repositoryUri = webAddress(audit.repository.webUrl);
  const run = {
    tool: {
      driver: {
        name: audit.tool.name,
        semanticVersion: audit.tool.version,
        rules: sarifRules(audit),
      },
    },
    automationDetails: { id: `issue-audit/${audit.issue.key}/` },
    ...(repositoryUri === null
      ? {}
      : { versionControlProvenance: [{ repositoryUri, revisionId: audit.revision }] }),
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        ...(left > 0 ? { toolExecutionNotifications: [notification] } : {}),
      },
    ],
    results: results.slice(0, most),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
