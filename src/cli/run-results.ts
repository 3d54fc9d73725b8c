import { appendFile } from 'node:fs/promises';
import type { Audited } from '../audit/respond/respond.js';
import { listing } from '../domain/wording.js';
import { MOST_SUMMARY_BYTES, renderSummary } from '../render/render-summary.js';
import type { Io } from './io.js';

/** What later steps of a workflow may use. */
export interface RunResults {
  readonly audited: readonly Audited[];
  /** Paths of the JSON files, in the same order. */
  readonly json: readonly string[];
}

/** Writes outputs and the summary of the run to the files that GitHub Actions names; elsewhere nothing. */
export async function writeRunResults(results: RunResults, io: Io): Promise<void> {
  const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = io.env;
  if (GITHUB_OUTPUT) await appendFile(GITHUB_OUTPUT, outputsText(results));
  if (GITHUB_STEP_SUMMARY) await appendFile(GITHUB_STEP_SUMMARY, await summaryText(results));
}

/** With several audits each output holds one line for each. */
function outputsText({ audited, json }: RunResults): string {
  const lines = {
    status: audited.map(({ audit }) => audit.verdict.status),
    grade: audited.map(({ audit }) => audit.verdict.grade),
    json,
    'comment-url': audited.map(({ published }) => published?.url ?? ''),
  };
  // None of these can hold a line end, so none can end the block early.
  return Object.entries(lines)
    .map(([name, values]) => `${name}<<end-of-${name}\n${values.map(oneLine).join('\n')}\nend-of-${name}\n`)
    .join('');
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

/** Whole audits as long as they fit; the rest is named. */
async function summaryText({ audited }: RunResults): Promise<string> {
  let text = '';
  const left: string[] = [];
  for (const { audit } of audited) {
    const one = `${await renderSummary(audit)}\n`;
    if (Buffer.byteLength(text) + Buffer.byteLength(one) <= MOST_SUMMARY_BYTES) text += one;
    else left.push(audit.issue.key.replace(/[^\w-]/g, ''));
  }
  if (audited.length === 0) return 'No issue was audited.\n';
  if (left.length === 0) return text;
  return `${text}\n**Left out**, because a summary holds no more: ${listing(left, 50)}. Their files have it all.\n`;
}
