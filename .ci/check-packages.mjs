// What we ship with: every package of a user's installation has a licence we may pass on, comes from the registry with a
// checksum, and brings no install script but those that were read. Fails too when it saw no package: a check of nothing is none.
import { readFileSync } from 'node:fs';

const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Read by hand: they look for the parser that the package already holds, and build it from source where there is none. */
const INSTALL_SCRIPTS = new Set([
  '@ast-grep/lang-c',
  '@ast-grep/lang-go',
  '@ast-grep/lang-java',
  '@ast-grep/lang-python',
]);

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const shipped = Object.entries(lock.packages).filter(([place, entry]) => place !== '' && !entry.dev);
const problems = shipped.flatMap(([place, entry]) => problemsOf(place, entry));
for (const problem of problems) console.error(problem);
console.log(`${shipped.length} packages of a user's installation, ${problems.length} problems`);
process.exitCode = problems.length > 0 || shipped.length === 0 ? 1 : 0;

function problemsOf(place, entry) {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const found = [];
  const licence = entry.license ?? installedLicence(place);
  if (!LICENCES.has(licence)) found.push(`${name}: licence ${licence ?? 'not stated'} is not on the list`);
  if (!entry.integrity) found.push(`${name}: the lock file holds no checksum of it`);
  if (entry.hasInstallScript && !INSTALL_SCRIPTS.has(name)) {
    found.push(`${name}: runs a script when it is installed, and nobody has read it`);
  }
  return found;
}

/** The lock file leaves out some licences that the package itself states; not every platform's package is installed. */
function installedLicence(place) {
  try {
    return JSON.parse(readFileSync(new URL(`../${place}/package.json`, import.meta.url), 'utf8')).license;
  } catch {
    return undefined;
  }
}
