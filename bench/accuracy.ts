import { accuracyOfClaims } from './accuracy-claims.js';
import { accuracyOfIntroducing } from './accuracy-introducing.js';
import { accuracyOfLinking } from './accuracy-linking.js';
import { accuracyOfPatterns } from './accuracy-patterns.js';
import { accuracyOfProofs } from './accuracy-proofs.js';
import { accuracyOfReports } from './accuracy-reports.js';
import { accuracyOfStatus } from './accuracy-status.js';

/** What can be measured against known truth, by name; each returns the printed report. */
const SUBJECTS: Readonly<Record<string, (casesDir: string, clonesDir: string) => Promise<string>>> = {
  claims: accuracyOfClaims,
  introducing: accuracyOfIntroducing,
  linking: accuracyOfLinking,
  patterns: accuracyOfPatterns,
  proofs: accuracyOfProofs,
  reports: accuracyOfReports,
  status: accuracyOfStatus,
};

const USAGE = `npm run accuracy -- <${Object.keys(SUBJECTS).join('|')}>… --cases <folder> --clones <folder>`;

/** The value after an option, or null. */
function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Measures each of the subjects named before the first option. */
async function main(args: readonly string[]): Promise<number> {
  const end = args.findIndex((arg) => arg.startsWith('--'));
  const names = args.slice(0, end < 0 ? args.length : end);
  const casesDir = option(args, '--cases');
  if (names.length === 0 || names.some((name) => !(name in SUBJECTS)) || casesDir === null) {
    console.error(USAGE);
    return 2;
  }
  for (const name of names) console.log(await SUBJECTS[name]?.(casesDir, option(args, '--clones') ?? ''));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
