import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where systems put a Chromium, beside the folders of PATH. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns the path of a Chromium that may be started: that of CHROMIUM, one of PATH, one of the usual places; or null */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const named = env.CHROMIUM ? [env.CHROMIUM] : [];
  return (env.CHROMIUM ? named : [...inPath, ...USUAL]).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
