import { findChromium } from './find-chromium.js';

/**
 * Says, first and last, when the browser tests are left out for want of a Chromium. BROWSER_TESTS=required makes that an
 * error, as in the project’s own checks.
 */
export default function sayLeftOut(): () => void {
  if (findChromium(process.env) !== null) return () => undefined;
  const message =
    'The browser tests (test/browser) were left out: no Chromium was found. Install it (apt-get install chromium) or name it by CHROMIUM=/path.';
  if (process.env.BROWSER_TESTS === 'required') throw new Error(message);
  console.warn(message);
  return () => console.warn(message);
}
