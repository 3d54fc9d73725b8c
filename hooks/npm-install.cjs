'use strict';
/*
 * `npm install` with these arguments, without dependencies of the project that can no longer be had: a package that was taken
 * away, a version that is not there, a repository that does not answer. They are left out one after the other, and named in the
 * last line. The manifest is the same afterwards.
 */
const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');

const MOST = 12;
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'];
const original = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(original);

/** Dependencies of the project that npm’s complaint is about. */
function culprits(complaint) {
  const all = GROUPS.flatMap((group) => Object.entries(manifest[group] ?? {}));
  const named = all.filter(
    ([name]) =>
      complaint.includes(`'${name}@`) ||
      complaint.includes(` ${name}@`) ||
      complaint.includes(`for ${name}\n`),
  );
  const isMissing = /\b(?:E404|ETARGET|ENOVERSIONS)\b/.test(complaint);
  if (isMissing && named.length > 0) return named.map(([name]) => name);
  // What does not come from the registry: a repository or an archive at an address.
  return all
    .filter(([, spec]) =>
      /^(?:git|https?|ssh|github|gitlab|bitbucket)\b.*[:/]|^[\w.-]+\/[\w.-]+(?:#|$)/.test(spec),
    )
    .map(([name]) => name);
}

const leftOut = [];
let code = 1;
try {
  for (let round = 0; round < MOST; round += 1) {
    const run = spawnSync('npm', process.argv.slice(2), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    });
    process.stdout.write(`${run.stdout}${run.stderr}`);
    code = run.status ?? 1;
    const found = code === 0 ? [] : culprits(`${run.stdout}${run.stderr}`);
    if (found.length === 0) break;
    for (const group of GROUPS) for (const name of found) if (manifest[group]) delete manifest[group][name];
    leftOut.push(...found);
    writeFileSync('package.json', JSON.stringify(manifest));
  }
} finally {
  writeFileSync('package.json', original);
}
if (leftOut.length > 0) process.stdout.write(`\nissue-audit: left out ${[...new Set(leftOut)].join(', ')}\n`);
process.exitCode = code;
