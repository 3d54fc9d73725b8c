import { z } from 'zod';
import { boundReferenceForm } from './reference-form.js';
import { globProblem } from './safe-glob.js';

const text = () => z.string().min(1, 'must not be empty');

const glob = () =>
  text().superRefine((value, context) => {
    const problem = globProblem(value);
    if (problem) context.addIssue({ code: 'custom', message: `the glob "${value}" ${problem}` });
  });

/** A path that stays inside the repository. */
const insidePath = () =>
  text().refine((value) => !/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(value), {
    error: 'must be a path inside the repository',
  });

const globs = () => z.array(glob());

const referenceForm = () =>
  text().superRefine((value, context) => {
    const form = boundReferenceForm(value);
    if (!form.ok)
      context.addIssue({ code: 'custom', message: `the form of reference "${value}" ${form.problem}` });
  });

const oneOrMore = () => z.union([text(), z.array(text())]);

const pattern = z
  .union([
    text().max(2000),
    z.strictObject({
      pattern: text().max(2000).describe('the pattern, written as for --pattern'),
      replacement: z.string().max(2000).optional().describe('what the fix puts in its place'),
    }),
  ])
  .describe(
    'a pattern: python:await f($$$), re:expression, type:await-of-non-promise, type:calls-to symbol; or a mapping of pattern and replacement',
  );

const patterns = () => z.array(pattern);

/** Dates as trackers write them: 2025-09-14 or with a time. */
const date = () =>
  text().refine((value) => !Number.isNaN(Date.parse(value)), {
    error: 'must be a date, e.g. 2025-09-14T09:40:14Z',
  });

/** What the author knows of the tracker; used where the tracker itself is not asked. */
const trackerState = z.union([
  z.enum(['open', 'closed']),
  z.strictObject({
    state: z.enum(['open', 'closed']).describe('open or closed now'),
    reason: z
      .enum(['completed', 'not_planned', 'duplicate', 'reopened'])
      .optional()
      .describe('why, in the tracker’s words'),
    createdAt: date().optional().describe('when it was reported'),
    closedAt: date().optional().describe('when it was closed, the last time'),
    reopenedAt: date().optional().describe('when it was opened again, the last time'),
    labels: z.array(text()).optional().describe('its labels'),
  }),
]);

/** What the author of the configuration states about one issue. */
const IssueBlockSchema = z.strictObject({
  title: text().optional().describe('its title'),
  aliases: z.array(text()).optional().describe('other keys the same issue goes by'),
  patterns: patterns().optional().describe('patterns of this issue, looked for beside those above'),
  tests: z
    .array(text())
    .optional()
    .describe('its tests: file paths, globs of files, or names as a report writes them'),
  impact: oneOrMore().optional().describe('what it did to people; shown as stated'),
  whys: z
    .partialRecord(z.enum(['1', '2', '3', '4', '5']), text())
    .optional()
    .describe('added to the answer of the why with that number; shown as stated'),
  decisions: oneOrMore().optional().describe('what was decided; shown as stated'),
  state: trackerState
    .optional()
    .describe('what the tracker says: open, closed, or a mapping with dates and reason'),
});
export type IssueBlockInput = z.infer<typeof IssueBlockSchema>;

const releases = z.union([
  z.literal('none'),
  z.strictObject({
    tags: globs().optional().describe('tags that are releases, e.g. v*'),
    paths: z
      .record(z.string(), globs())
      .optional()
      .describe('tags that release one folder, e.g. packages/core: [core-v*]'),
    ignore: globs().optional().describe('tags that are none, e.g. nightly-*'),
  }),
]);

const proveCommands = z.strictObject({
  setUp: oneOrMore().optional().describe('shell commands that fetch what tests need'),
  build: oneOrMore().optional().describe('shell commands that build what tests load'),
  test: text()
    .optional()
    .describe(
      'the shell command that runs tests and reports each of them; {files} stands for the test files',
    ),
  reports: globs().optional().describe('where it leaves its reports, from the root; none: it prints them'),
  environment: z.record(z.string(), z.string()).optional().describe('what tests find in their environment'),
  minutes: z.number().min(0.1).max(600).optional().describe('how long each command may take; 10 unless said'),
});

/** The configuration file. Every key is optional; an unknown one is an error. */
export const ConfigFileSchema = z.strictObject({
  $schema: z.string().optional().describe('address of this schema, for editors'),
  extends: oneOrMore().optional().describe('shared files this one adds to, relative to it'),
  patterns: patterns().optional().describe('what to look for in every audit'),
  reports: globs().optional().describe('where test reports lie, relative to the repository’s root'),
  coverage: globs().optional().describe('where coverage reports lie, relative to the repository’s root'),
  references: z
    .array(referenceForm())
    .optional()
    .describe('how commits name issues beside #N, as regular expressions, e.g. PROJ-\\d+'),
  classes: z
    .strictObject({
      production: globs().optional().describe('code that counts, whatever its path looks like'),
      test: globs().optional().describe('tests'),
      docs: globs().optional().describe('documentation and its examples'),
      generated: globs().optional().describe('files that a program writes'),
      vendored: globs().optional().describe('code of others, kept in the repository'),
      backup: globs().optional().describe('copies that nothing runs'),
    })
    .optional()
    .describe('what files are for, as globs; they come before the built-in rules'),
  releases: releases
    .optional()
    .describe(
      'which tags are releases: patterns, patterns per folder, ignored ones; or none for continuous delivery',
    ),
  cache: z
    .union([
      z.boolean(),
      z.strictObject({
        enabled: z.boolean().optional().describe('whether anything is kept between runs'),
        maxMegabytes: z.number().int().min(1).max(100_000).optional().describe('how large it may grow'),
      }),
    ])
    .optional()
    .describe(
      'what is kept between runs; where it lies is chosen by --cache-folder, never by the repository',
    ),
  tracker: z
    .union([
      z.literal('none'),
      z.strictObject({
        export: insidePath().describe('a JSON or JSONL file of exported issues, from the repository’s root'),
      }),
    ])
    .optional()
    .describe('where issues are read: none to ask nobody, or an export; else the host of the remote'),
  prove: proveCommands
    .optional()
    .describe('how tests are run when --prove asks for it; nothing in a configuration ever starts them'),
  people: z.enum(['named', 'hidden']).optional().describe('whether names of people are shown'),
  issues: z
    .record(z.string().min(1), IssueBlockSchema)
    .optional()
    .describe('what is known of single issues, by key'),
});
export type ConfigFile = z.infer<typeof ConfigFileSchema>;
