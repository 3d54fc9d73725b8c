import { spawn } from 'node:child_process';
import type { Io } from './io.js';

/** Programs that hand a file to whatever the person opens such files with; started without a shell. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** An opener that has not failed by then has handed the file over, or is the browser itself. */
const PATIENCE = 3_000;

/**
 * Opens a file with the program that the person uses for it.
 * @returns null, or what went wrong, in a few words
 */
export function openFile(path: string, io: Io): Promise<string | null> {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((settle) => {
    const child = spawn(program, [...before, path], { env: io.env, stdio: 'ignore', detached: true });
    const patience = setTimeout(() => done(null), PATIENCE);
    const done = (problem: string | null) => {
      clearTimeout(patience);
      child.unref();
      settle(problem);
    };
    child.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ENOENT' ? `there is no ${program}` : `${program}: ${error.code ?? error.message}`),
    );
    child.on('exit', (code) => done(code === 0 ? null : `${program} ended with ${code ?? 'a signal'}`));
  });
}
