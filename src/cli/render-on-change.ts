import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { InputError, Interrupted } from '../errors.js';
import { terminalLine } from '../render/terminal-text.js';
import type { Arguments } from './command.js';
import type { Io } from './io.js';
import { printError } from './print-error.js';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLED = 120;

/** The files and folders of the user that a rendering depends on. */
function watchedPlaces(args: Arguments): string[] {
  return ['template', 'theme'].flatMap((name) => args.text(name) ?? []);
}

/** @throws InputError when there is nothing that could change */
export function assertWatchable(args: Arguments): void {
  if (args.flag('watch') && watchedPlaces(args).length === 0)
    throw new InputError(
      '--watch: there is nothing to watch',
      'Give your own template or style with --template or --theme.',
    );
}

/**
 * Renders again whenever the user’s template or style changes, until the run is interrupted. A mistake in a template is shown,
 * and the next change is waited for.
 * @param render writes the files again and gives their paths
 */
export async function renderOnChange(
  args: Arguments,
  io: Io,
  render: () => Promise<readonly string[]>,
): Promise<void> {
  let waiting: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = () => {
    running = running.then(() => renderAgain(args, io, render));
  };
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, SETTLED);
  };
  const places = watchedPlaces(args);
  const watchers = await Promise.all(places.map((place) => watchPlace(resolve(io.cwd, place), changed)));
  io.stderr.write(`Watching ${places.map(terminalLine).join(' and ')}; Ctrl-C ends it.\n`);
  await new Promise<void>((end) => {
    if (io.signal.aborted) end();
    else io.signal.addEventListener('abort', () => end(), { once: true });
  });
  clearTimeout(waiting);
  for (const watcher of watchers) watcher.close();
  await running;
}

async function renderAgain(args: Arguments, io: Io, render: () => Promise<readonly string[]>): Promise<void> {
  try {
    const written = await render();
    if (!args.flag('quiet')) io.stderr.write(`Rendered again: ${written.map(terminalLine).join(', ')}\n`);
  } catch (error) {
    if (error instanceof Interrupted) return;
    printError(error, io, { verbose: args.flag('verbose'), noColor: args.flag('no-color') });
  }
}

/** A file is watched by its folder, because editors put a new file in its place. */
async function watchPlace(path: string, changed: () => void): Promise<FSWatcher> {
  const isFolder = (await stat(path)).isDirectory();
  if (isFolder) return watch(path, { recursive: true }, changed);
  return watch(dirname(path), (_, name) => {
    if (name === null || name === basename(path)) changed();
  });
}
