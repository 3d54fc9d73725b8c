#!/usr/bin/env node
import type { Io } from './cli/io.js';

/** The process as a command sees it. Ctrl-C and SIGTERM end the run; a second one ends it at once. */
function processIo(): Io {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads our output may stop early (`| head`). Files are still written, so the run goes on in silence.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const epoch = Number(process.env.SOURCE_DATE_EPOCH || Number.NaN);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: () => process.stdin,
    env: process.env,
    cwd: process.cwd(),
    signal: controller.signal,
    // Reproducible builds fix the time by this variable; the audit's date follows it.
    clock: () => (Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date()),
  };
}

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  // Nothing but this one small module is loaded: scripts ask for the version often.
  const { TOOL } = await import('./tool.js');
  process.stdout.write(`${TOOL.version}\n`);
} else {
  const io = processIo();
  // Node would end with 1 here, and 1 means --fail-on.
  const fail = async (error: unknown) => {
    // Where an installation is replaced under a run, even this may be gone; its own rejection would call this for ever.
    const printer = await import('./cli/print-error.js').catch(() => null);
    if (!printer) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(4);
    }
    process.exit(printer.printError(error, io, { verbose: false, noColor: argv.includes('--no-color') }));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const { main } = await import('./cli/main.js');
  process.exitCode = await main(argv, io);
  // A child that does not end on its signal must not keep an interrupted run alive.
  if (io.signal.aborted) setTimeout(() => process.exit(), 500).unref();
}
