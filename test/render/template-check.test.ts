import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { renderMarkdown } from '../../src/render/render-markdown.js';
import { miniatureAudit } from './audit-fixture.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function rendered(template: string): Promise<string> {
  return renderMarkdown(miniatureAudit(), { template: await write('mine.hbs', template) });
}

/** The error’s message without the folder of this run. */
async function mistake(template: Promise<string> | string): Promise<string> {
  const error = await Promise.resolve(typeof template === 'string' ? rendered(template) : template).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message.replaceAll(`${folder}/`, '');
}

describe('a user’s template', () => {
  it('sees the audit', async () => {
    expect(await rendered('{{issue.key}} {{verdict.status}} {{@root.tests.counts.total}}')).toBe(
      '1184 RESOLVED 1,240\n',
    );
  });

  it('can name what it walks, ask and choose', async () => {
    const template = `{{#each patterns as |scan n|}}
{{#with (find @root.ledgers "patternId" scan.definition.id) as |ledger|}}{{#each ledger.entries}}{{@index}}{{#unless @last}},{{/unless}}{{/each}}{{/with}}
{{#if (eq scan.definition.kind "structural")}}{{scan.definition.language}}{{else if (gt n 3)}}no{{/if}}
{{#each (where scan.occurrences "class" "test")}}{{line}} {{../revision}}{{/each}}{{/each}}`;
    expect(await rendered(template)).toContain('0,1,2\npython\n14');
  });

  it('can be a folder with some of the partials', async () => {
    await write('conclusion.hbs', '## The end\n\nof {{issue.key}}\n');
    const text = await renderMarkdown(miniatureAudit(), { template: folder });
    expect(text).toContain('## Executive summary');
    expect(text.endsWith('## The end\n\nof 1184\n')).toBe(true);
  });

  it('can be a folder with a main template and partials of its own', async () => {
    await write('audit.md.hbs', '{{> partials-of-mine issue status=verdict.status}}');
    await write('partials/partials-of-mine.hbs', '{{key}}: {{status}}');
    expect(await renderMarkdown(miniatureAudit(), { template: folder })).toBe('1184: RESOLVED\n');
  });
});

describe('a mistake in a template is named with file, line, column and the nearest right word', () => {
  it.each([
    [
      'a field',
      'one\n{{verdict.sentense}}',
      'mine.hbs:2:3: `verdict` has no `sentense`; did you mean `sentence`?',
    ],
    [
      'a field of the audit',
      '{{verdic.status}}',
      'mine.hbs:1:3: the context has no `verdic`; did you mean `verdict`?',
    ],
    [
      'the argument of a block',
      'a\nb {{#if decision.aks}}x{{/if}}',
      '2:9: `decision` has no `aks`; did you mean `ask`?',
    ],
    ['the list of a block', '{{#each commit}}x{{/each}}', 'the context has no `commit`'],
    [
      'a name inside a list',
      '{{#each commits}}\n{{subjct}}{{/each}}',
      '2:3: the context has no `subjct`; did you mean `subject`?',
    ],
    [
      'a block parameter',
      '{{#each commits as |c|}}{{c.subjct}}{{/each}}',
      '`c` has no `subjct`; did you mean `subject`?',
    ],
    [
      'an outer context',
      '{{#each commits}}{{../issue.kee}}{{/each}}',
      '`issue` has no `kee`; did you mean `key`?',
    ],
    [
      'the root',
      '{{#each commits}}{{@root.isue.key}}{{/each}}',
      '`@root` has no `isue`; did you mean `issue`?',
    ],
    [
      'a loop variable',
      '{{#each commits}}{{@indx}}{{/each}}',
      'there is no `@indx` here; did you mean `@index`?',
    ],
    ['a loop variable outside of a loop', '{{@index}}', 'there is no `@index` here'],
    ['a field of a text', '{{issue.key.length}}', '`issue.key` is a text and has no `length`'],
    ['a function', '{{comit revision}}', '1:3: there is no function `comit`; did you mean `commit`?'],
    [
      'the argument of a function',
      '{{day at.comittedAt}}',
      '1:7: `at` has no `comittedAt`; did you mean `committedAt`?',
    ],
    ['an argument too many', '{{day date date date}}', '`day` is written `day date`'],
    ['an argument by name', '{{day date=date}}', '`day` takes no named arguments'],
    ['a function without arguments', '{{commit}}', '`commit` is a function and wants arguments'],
    [
      'a field in quotes',
      '{{#each (where commits "hsh" "a")}}x{{/each}}',
      '`where`: the items of the list have no `hsh`; did you mean `hash`?',
    ],
    [
      'a word that never comes',
      '{{#each (where commits.0.changes "class" "tests")}}x{{/each}}',
      '`class` is never "tests"; did you mean `test`?',
    ],
    [
      'a comparison that never holds',
      '{{#if (eq verdict.status "resolved")}}x{{/if}}',
      '"resolved", which the other side never is',
    ],
    [
      'a table of words',
      '{{say "grades" verdict.grade}}',
      'there is no table "grades"; did you mean `grade`?',
    ],
    ['a table for other terms', '{{say "tie" verdict.grade}}', 'has no words for "proven"'],
    ['a list that is printed', '{{commits}}', '1:3: a list cannot be printed; name what is in it'],
    ['an object that is printed', '{{verdict}}', 'an object cannot be printed'],
    [
      'something walked that is no list',
      '{{#each verdict.status}}x{{/each}}',
      '`#each` wants a list; this is a text',
    ],
    ['a block', '{{#iff date}}x{{/iff}}', '1:4: there is no block `#iff`; did you mean `#if`?'],
    ['a section', '{{#commits}}x{{/commits}}', 'there is no block `#commits`'],
    ['a partial', 'a\n\n  {{> titel}}', 'mine.hbs:3:7: there is no partial `titel`; did you mean `title`?'],
    ['a computed partial', '{{> (day date)}}', 'there is no partial'],
    ['what a partial is given', '{{> commit-changes revision}}', 'templates/partials/commit-changes.hbs:1:'],
    ['unescaped output', 'x {{{summary}}}', '1:3: unescaped output'],
    ['unescaped output with &', '{{&summary}}', 'unescaped output'],
    ['an inline partial', '{{#*inline "x"}}y{{/inline}}', 'put it into a file of its own'],
    ['a block that is not closed', '{{#if date}}\nx\n', 'the template ends too early'],
    ['a block that is closed as another', 'x\n{{#if date}}{{/each}}', "mine.hbs:2:4: if doesn't match each"],
    ['no Handlebars at all', 'a\n{{date}', 'mine.hbs:2:1: not a Handlebars template'],
  ])('%s', async (_, template, message) => {
    expect(await mistake(template)).toContain(message);
  });

  it('all of them at once, in order, up to five', async () => {
    const message = await mistake('{{a1}}\n{{a2}}\n{{a3}}\n{{a4}}\n{{a5}}\n{{a6}}\n{{a7}}');
    expect(message.split('\n').map((line) => line.slice(0, 13))).toEqual([
      ...[1, 2, 3, 4, 5].map((line) => `mine.hbs:${line}:3:`),
      'and 2 more',
    ]);
  });

  it('in a partial, when it is used', async () => {
    await write('recommendations.hbs', '{{#each recommendations}}\n{{txt}}\n{{/each}}');
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: folder }))).toBe(
      'recommendations.hbs:2:3: the context has no `txt`; did you mean `text`?',
    );
  });

  it('a partial that reaches out of itself', async () => {
    await write('audit.md.hbs', '{{#each commits}}{{> one}}{{/each}}');
    await write('one.hbs', '{{../issue.key}}');
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: folder }))).toContain(
      'one.hbs:1:3: `../issue.key` leads out of the template',
    );
  });

  it('a partial that uses itself', async () => {
    await write('audit.md.hbs', '{{> one}}');
    await write('one.hbs', '{{> two}}');
    await write('two.hbs', '{{> one}}');
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: folder }))).toContain(
      'one → two → one',
    );
  });

  it('a partial that nothing uses', async () => {
    await write('recomendations.hbs', 'x');
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: folder }))).toBe(
      'recomendations.hbs:1:1: no template uses the partial `recomendations`; did you mean `recommendations`?',
    );
  });

  it('a file or folder that is not there, is empty or is too large', async () => {
    const missing = renderMarkdown(miniatureAudit(), { template: join(folder, 'none.hbs') });
    expect(await mistake(missing)).toBe('there is no template none.hbs');
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: folder }))).toContain(
      'there is no template in',
    );
    const large = write('large.hbs', 'x'.repeat(1_000_001));
    expect(await mistake(renderMarkdown(miniatureAudit(), { template: await large }))).toContain('too large');
  });
});

it('a list can be narrowed to one of several words, and to the different ones', async () => {
  const template = `{{#each (whereNot commits.0.changes "class" "test" "production")}}{{path}}{{/each}}
{{#each (distinct commits.0.mentions "kind")}}{{say "mention" this}}{{/each}}
{{count (where patterns.0.occurrences "class" "test" "backup") "place"}}`;
  expect(await rendered(template)).toBe('closes it\n5 places\n');
});
