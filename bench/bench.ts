import { ledgerGrowth } from './ledger-growth.js';
import { ledgerSpeed } from './ledger-speed.js';
import { processSpeed } from './process-speed.js';
import { scanSpeed } from './scan-speed.js';

const USAGE =
  'npm run bench -- [ledger|scan|process|growth] --clone <folder> [--at <revision>] [--issue <key>] [--pattern <language:pattern>] [--second <language:pattern>] [--runs <n>]';

/** What can be measured, by name; each returns the printed report. */
const SUBJECTS: Readonly<Record<string, (args: readonly string[]) => Promise<string>>> = {
  ledger: (args) =>
    ledgerSpeed({
      ...commonOf(args),
      second: option(args, '--second') ?? 'python:await create_websocket_manager($$$)',
    }),
  scan: (args) => scanSpeed(commonOf(args)),
  process: (args) => processSpeed({ ...commonOf(args), issue: option(args, '--issue') ?? '1184' }),
  growth: () => ledgerGrowth([12_500, 25_000, 50_000, 100_000]),
};

function commonOf(args: readonly string[]) {
  return {
    folder: option(args, '--clone') ?? '.',
    revision: option(args, '--at') ?? 'HEAD',
    pattern: option(args, '--pattern') ?? 'python:await get_websocket_manager($$$)',
    runs: Number(option(args, '--runs') ?? 3),
  };
}

/** The value after an option, or null. */
function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

async function main(args: readonly string[]): Promise<number> {
  const named = args[0]?.startsWith('--') ? null : args[0];
  const subjects = named ? [named] : Object.keys(SUBJECTS);
  if (args.includes('--help') || subjects.some((name) => !SUBJECTS[name])) {
    console.error(USAGE);
    return args.includes('--help') ? 0 : 2;
  }
  for (const name of subjects) console.log(await SUBJECTS[name]?.(args));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
