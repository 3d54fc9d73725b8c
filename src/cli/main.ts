import { EXIT } from '../errors.js';
import { TOOL } from '../tool.js';
import { DEFAULT_COMMAND } from './commands.js';
import { columnsOf, type Io } from './io.js';
import { parseArguments, selectCommand } from './parse-arguments.js';

const COMPLETE = '--get-yargs-completions';

/**
 * Runs the command line.
 * @param argv what was typed after the program’s name
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv[0] === COMPLETE) {
      const { completionsOf } = await import('./completions.js');
      io.stdout.write(`${await completionsOf(argv.slice(1))}\n`);
      return EXIT.done;
    }
    return await runCommand(argv, io);
  } catch (error) {
    const before = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
    const { printError } = await import('./print-error.js');
    return printError(error, io, {
      verbose: before.includes('--verbose'),
      noColor: before.includes('--no-color'),
    });
  }
}

async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const audit = await DEFAULT_COMMAND.load();
  const selected = selectCommand(argv, audit.options);
  const { entry } = selected;
  const command = entry === DEFAULT_COMMAND ? audit : await entry.load();
  const args = await parseArguments(selected, command);
  if (args.flag('help')) {
    const { helpText } = await import('./help-text.js');
    io.stdout.write(`${helpText(entry, command, columnsOf(io.stdout))}\n`);
    return EXIT.done;
  }
  if (args.flag('version')) {
    io.stdout.write(`${TOOL.version}\n`);
    return EXIT.done;
  }
  return command.run(args, io);
}
