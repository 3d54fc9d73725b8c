'use strict';
/*
 * Loaded first into every node process that `issue-audit --prove` starts. When that process loads Mocha, by whatever road
 * (its command line, grunt, gulp, egg-bin, a script of the project’s own), what becomes of each test is also written as a
 * CTRF report. Changes nothing about the run itself.
 *
 * ISSUE_AUDIT_REPORTS: the folder for reports. ISSUE_AUDIT_FILES: the test files that are asked about, one a line; a test
 * that one of them defines, while another file loads it, is reported under that one.
 * ISSUE_AUDIT_SUITE: a whole suite is run for the sake of the asked files; a file of others that cannot be loaded (it needs what
 * is not there) is passed over, where it would otherwise keep all from running. Its neighbours may have hooks for all tests.
 */
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const folder = process.env.ISSUE_AUDIT_REPORTS;
const asked = (process.env.ISSUE_AUDIT_FILES || '').split('\n').filter(Boolean);
const definedIn = new WeakMap();
let reports = 0;

function isOwn(type, method) {
  return typeof type === 'function' && type.prototype && Object.hasOwn(type.prototype, method);
}

/** Notes from which of the asked files a test is defined: the innermost one on the stack. */
function watchSuite(Suite) {
  const addTest = Suite.prototype.addTest;
  Suite.prototype.addTest = function (test, ...rest) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 60;
    const stack = String(new Error().stack).split('\n');
    Error.stackTraceLimit = limit;
    const file = stack.map((line) => asked.find((one) => line.includes(`${one}:`))).find(Boolean);
    if (file) definedIn.set(test, file);
    return addTest.call(this, test, ...rest);
  };
}

function watchRunner(Runner) {
  const run = Runner.prototype.run;
  Runner.prototype.run = function (...args) {
    record(this);
    return run.apply(this, args);
  };
}

/** Throws what a file threw that could not be loaded, if it is one that is asked about. */
function passOver(file, error) {
  const plain = file.replaceAll('\\', '/');
  if (asked.some((one) => plain === one || plain.endsWith(`/${one}`))) throw error;
  process.stderr.write(`issue-audit: passed over ${file}: ${error}\n`);
}

function watchMocha(Mocha) {
  const { loadFiles, loadFilesAsync } = Mocha.prototype;
  Mocha.prototype.loadFiles = function (done) {
    const all = this.files || [];
    for (const file of all) {
      this.files = [file];
      try {
        loadFiles.call(this);
      } catch (error) {
        passOver(file, error);
      }
    }
    this.files = all;
    if (done) done();
  };
  // Since version 8 the command line loads in this way.
  if (typeof loadFilesAsync !== 'function') return;
  Mocha.prototype.loadFilesAsync = async function (...rest) {
    const all = this.files || [];
    for (const file of all) {
      this.files = [file];
      try {
        await loadFilesAsync.apply(this, rest);
      } catch (error) {
        passOver(file, error);
      }
    }
    this.files = all;
  };
}

function titles(runnable) {
  const found = [];
  for (let suite = runnable.parent; suite; suite = suite.parent) if (suite.title) found.unshift(suite.title);
  return found;
}

function caseOf(runnable, status, error) {
  const message = error && [error.message, error.stack].filter(Boolean).join('\n').slice(0, 4000);
  const file = definedIn.get(runnable) || runnable.file || runnable.parent?.file;
  return {
    name: runnable.title,
    suite: titles(runnable),
    status,
    rawStatus: runnable.type === 'hook' ? 'hook' : status,
    duration: runnable.duration || 0,
    ...(message ? { message } : {}),
    ...(file ? { filePath: file } : {}),
  };
}

function record(runner) {
  const tests = [];
  const add = (status) => (runnable, error) => tests.push(caseOf(runnable, status, error));
  runner.on('pass', add('passed'));
  runner.on('fail', add('failed'));
  runner.on('pending', add('skipped'));
  runner.on('end', () => {
    reports += 1;
    const results = { tool: { name: 'mocha' }, summary: { tests: tests.length }, tests };
    fs.writeFileSync(path.join(folder, `mocha-${process.pid}-${reports}.json`), JSON.stringify({ results }));
    // Newer versions wait for whatever a test has left open. A script of the project’s own may have more to do.
    if (/mocha/.test(path.basename(process.argv[1] || ''))) setTimeout(() => process.exit(), 3000).unref();
  });
}

if (folder) {
  const load = Module._load;
  const seen = new WeakSet();
  const watch = (type) => {
    if (typeof type !== 'function' || seen.has(type)) return;
    seen.add(type);
    if (isOwn(type, 'addTest') && isOwn(type, 'addSuite')) watchSuite(type);
    else if (isOwn(type, 'loadFiles')) {
      if (process.env.ISSUE_AUDIT_SUITE) watchMocha(type);
    } else if (isOwn(type, 'run') && typeof type.prototype.runTests === 'function') watchRunner(type);
  };
  Module._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (!/(?:runner|suite|mocha)(?:\.[cm]?js)?$/.test(request)) return loaded;
    watch(loaded);
    // Since version 12 these are modules of which each names its class.
    if (typeof loaded === 'object' && loaded !== null)
      for (const name of ['default', 'Runner', 'Suite', 'Mocha']) if (name in loaded) watch(loaded[name]);
    return loaded;
  };
}
