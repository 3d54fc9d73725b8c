import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError, InputError } from '../errors.js';
import type { DocumentKind, TemplateSet, TemplateSource } from './template-source.js';

const SUFFIX = '.hbs';
/** No sane template is longer; a wrong path to a large file is found out before it is read. */
const MOST_BYTES = 1_000_000;

/** The folder of the package, the same from `dist/` and from the sources. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) {
      throw new EnvironmentError('the templates of issue-audit are missing', 'Install the package again.');
    }
    folder = above;
  }
  return folder;
}

/** @param main file name of the main template: `audit.md.hbs`, `comment.md.hbs`, `audit.html.hbs` */
export async function packageTemplates(main: string): Promise<TemplateSet> {
  const folder = join(packageFolder(), 'templates');
  const kind = kindOf(main);
  const partials = PARTIALS[kind];
  return {
    kind,
    main: await readTemplate(main, join(folder, main), `templates/${main}`),
    partials: await readPartials(join(folder, partials), `templates/${partials}`),
  };
}

/** A file that the pages are made of, as it is in the package: `style.css`, `page.js`. */
export async function packageAsset(name: string): Promise<string> {
  return (await readTemplate(name, join(packageFolder(), 'templates', name), `templates/${name}`)).text;
}

/** A file of the user that a page takes in, such as a theme. */
export async function userAsset(path: string): Promise<string> {
  return (await readTemplate(path, path, path)).text;
}

const PARTIALS: Readonly<Record<DocumentKind, string>> = { markdown: 'partials', html: 'partials/html' };

/** `audit.html.hbs` writes HTML; everything else markdown. */
function kindOf(file: string): DocumentKind {
  return file.endsWith('.html.hbs') ? 'html' : 'markdown';
}

const MAIN: Readonly<Record<DocumentKind, string>> = { markdown: 'audit.md.hbs', html: 'audit.html.hbs' };

/**
 * The package’s templates with a user’s own put in their place: a file is the main template of its kind; a folder holds
 * partials (those of the page in `html/`) and main templates, each taking the place of the one of its name.
 * @returns the templates, and which of the partials are the user’s
 * @throws InputError when there is no such file or folder, or nothing in it
 */
export async function userTemplates(
  path: string,
  kind: DocumentKind,
): Promise<{ set: TemplateSet; mine: readonly TemplateSource[] }> {
  const own = await packageTemplates(MAIN[kind]);
  const found = await stat(path).catch(() => null);
  if (found === null) {
    throw new InputError(`there is no template ${path}`, 'Give a Handlebars file or a folder of partials.');
  }
  if (!found.isDirectory()) {
    if (kindOf(path) !== kind) return { set: own, mine: [] };
    return { set: { ...own, main: await readTemplate(MAIN[kind], path, path) }, mine: [] };
  }
  const files = {
    markdown: await partialsIn(path, ['', 'partials']),
    html: await partialsIn(path, ['html', 'partials/html']),
  };
  const mains = await partialsIn(path, ['']);
  if (mains.size + files.html.size + files.markdown.size === 0) {
    throw new InputError(
      `there is no template in the folder ${path}`,
      `Put partials (*.hbs) or a main template (${MAIN.markdown}, ${MAIN.html}) into it.`,
    );
  }
  const mine = files[kind];
  // Main templates, of whatever document, are no partials.
  for (const name of mine.keys()) if (/\.(?:md|html)$/.test(name)) mine.delete(name);
  const main = mains.get(MAIN[kind].slice(0, -SUFFIX.length)) ?? own.main;
  return { set: { kind, main, partials: new Map([...own.partials, ...mine]) }, mine: [...mine.values()] };
}

/** @param folders below `path`, of which any may be missing; the later take the place of the earlier */
async function partialsIn(path: string, folders: readonly string[]): Promise<Map<string, TemplateSource>> {
  const found = new Map<string, TemplateSource>();
  for (const folder of folders) {
    const place = join(path, folder);
    if (!existsSync(place)) continue;
    const shown = folder === '' ? path : `${path}/${folder}`;
    for (const [name, source] of await readPartials(place, shown)) found.set(name, source);
  }
  return found;
}

async function readPartials(folder: string, shown: string): Promise<Map<string, TemplateSource>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(SUFFIX)).sort();
  const read = files.map(async (file) => {
    const name = file.slice(0, -SUFFIX.length);
    return [name, await readTemplate(name, join(folder, file), `${shown}/${file}`)] as const;
  });
  return new Map(await Promise.all(read));
}

async function readTemplate(name: string, path: string, shown: string): Promise<TemplateSource> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES)
      throw new InputError(`${shown} is too large for a template`, 'Give a Handlebars file.');
    return { name, file: shown, text: (await readFile(path, 'utf8')).replaceAll('\r\n', '\n') };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${shown} cannot be read`, 'Give a file that you may read.', { cause: error });
  }
}
