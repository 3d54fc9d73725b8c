import { CodeClassSchema } from '../../domain/code-class.js';
import { terminalLine } from '../../render/terminal-text.js';
import { type Counted, plainNames, type Survey } from './survey.js';

/** A commented configuration for what was found. Whatever is only a suggestion stands as a comment. */
export function configText(survey: Survey): string {
  return `${[
    head(survey),
    patterns(survey),
    reports(survey),
    references(survey),
    classes(survey),
    releases(survey),
    rest(),
  ].join('\n\n')}\n`;
}

function head({ languages }: Survey): string {
  const found = languages.length > 0 ? list(languages, 'file') : 'none that issue-audit can parse';
  return `# Configuration of issue-audit. Every key may be left out; an unknown one is an error.
# Languages found: ${found}.`;
}

function patterns({ languages }: Survey): string {
  const known =
    LANGUAGE_EXAMPLES.find(([name]) => languages.some((one) => one.name === name)) ?? LANGUAGE_EXAMPLES[0];
  return `# What to look for in every audit. Most patterns belong to one issue: see "issues" below.
# patterns:
#   - '${known?.[1] ?? ''}'`;
}

const LANGUAGE_EXAMPLES: readonly (readonly [string, string])[] = [
  ['Python', 'python:await get_manager($$$)'],
  ['TypeScript', 'typescript:new Buffer($$$)'],
  ['JavaScript', 'javascript:new Buffer($$$)'],
  ['Go', 'go:ioutil.ReadAll($$$)'],
  ['Java', 'java:new Date($$$)'],
];

function reports({ reports: found }: Survey): string {
  const title = '# Test reports, relative to the root of the repository.';
  if (found.length === 0)
    return `${title} None were found in the work tree.\n# reports: ['reports/**/*.xml']`;
  return [title, 'reports:', ...found.map((glob) => `  - ${quoted(glob)}`)].join('\n');
}

function references({ references: seen }: Survey): string {
  const title = `# How commits name issues beside #N (${seen.numbers} of ${seen.commits} commits looked at use #N).`;
  if (seen.keys.length === 0) return `${title}\n# references: ['PROJ-\\d+']`;
  const lines = seen.keys.map(({ name, count }) => `  - '${name}-\\d+' # in ${count} commits`);
  return [title, 'references:', ...lines].join('\n');
}

function classes({ folders }: Survey): string {
  const lines = CodeClassSchema.options.flatMap((name) => {
    const found = plainNames(folders[name]).filter((one) => one.count > 1);
    return found.length > 0 ? [`#   ${name}: most in ${list(found, 'file')}`] : [];
  });
  const seen = lines.length > 0 ? ['# What they make of this repository:', ...lines] : [];
  return [
    '# What files are for, where the built-in rules are wrong. Only production code decides a status.',
    ...seen,
    '# classes:',
    "#   test: ['qa/**']",
    "#   generated: ['**/*_pb2.py']",
    "#   vendored: ['third_party/**']",
    "#   backup: ['backups/**']",
  ].join('\n');
}

function releases({ tags }: Survey): string {
  const title = '# Which tags are releases; "releases: none" for continuous delivery.';
  if (tags.length === 0)
    return `${title} There are no tags.\n# releases:\n#   tags: ['v*']\n#   ignore: ['nightly-*']`;
  const lines = (passing: boolean) =>
    tags
      .filter((one) => one.isPassing === passing)
      .map(
        (one) =>
          `    - ${quoted(one.glob)} # ${one.count} tag${one.count === 1 ? '' : 's'}, e.g. ${terminalLine(one.example)}`,
      );
  const [real, passing] = [lines(false), lines(true)];
  return [
    title,
    'releases:',
    ...(real.length > 0 ? ['  tags:', ...real] : []),
    ...(passing.length > 0 ? ['  ignore:', ...passing] : []),
  ].join('\n');
}

function rest(): string {
  return `# Names of people: named or hidden.
# people: hidden

# What is kept between runs.
# cache:
#   maxMegabytes: 500

# A shared file that this one adds to, relative to it.
# extends: config/issue-audit.base.yml

# What you know of single issues. Texts are shown as stated by you, beside what was found.
# issues:
#   '1184':
#     title: Users are logged out at random
#     aliases: ['PROJ-77']
#     patterns: ['python:await get_manager($$$)']
#     tests: ['tests/test_login.py']
#     state: closed
#     impact: Paying customers could not log in for a day
#     whys:
#       3: The tests replaced the manager by a mock
#     decisions: ['Ship the fix in 2.1']`;
}

function list(counted: readonly Counted[], what: string): string {
  return counted
    .map(({ name, count }) => `${terminalLine(name)} (${count} ${what}${count === 1 ? '' : 's'})`)
    .join(', ');
}

/** In single quotes, where YAML knows no escapes but the quote itself. */
function quoted(text: string): string {
  return `'${terminalLine(text).replaceAll("'", "''")}'`;
}
