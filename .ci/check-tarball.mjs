// What a user downloads: the packed tarball holds only what is needed, all of what is needed, and no more than the README says.
// Usage: node .ci/check-tarball.mjs <output of npm pack --json --dry-run>
import { readFileSync } from 'node:fs';

const WANTED = [
  /^package\.json$/,
  /^(README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^action\.yml$/,
  /^dist\/[\w./-]+\.(js|d\.ts)$/,
  /^hooks\/[\w.-]+\.cjs$/,
  /^docs\/[\w./-]+\.(md|yml)$/,
  /^schema\/[\w.-]+\.schema\.json$/,
  /^templates\/[\w./-]+\.(hbs|css|js)$/,
];
const NEEDED = [
  'package.json',
  'LICENSE',
  'dist/cli.js',
  'dist/index.js',
  'dist/index.d.ts',
  'hooks/mocha.cjs',
  'templates/audit.md.hbs',
];

const [packed] = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const files = packed.files.map((file) => file.path);
const said = /about (\d+) kB packed/.exec(readFileSync(new URL('../README.md', import.meta.url), 'utf8'));
const problems = [
  ...files
    .filter((path) => !WANTED.some((form) => form.test(path)))
    .map((path) => `${path}: nobody needs it there`),
  ...NEEDED.filter((path) => !files.includes(path)).map((path) => `${path}: is missing`),
];
const kilobytes = Math.round(packed.size / 1000);
if (!said) problems.push('README.md does not say the size ("about N kB packed")');
else if (Math.abs(kilobytes - Number(said[1])) > 0.15 * Number(said[1])) {
  problems.push(`README.md says ${said[1]} kB packed; it is ${kilobytes} kB`);
}
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${kilobytes} kB packed, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
