import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentError, InputError } from '../errors.js';
import type { TemplateSet, TemplateSource } from './template-source.js';

const MAIN = 'audit.md.hbs';
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

/** @param main file name of the main template: `audit.md.hbs`, `comment.md.hbs` */
export async function packageTemplates(main: string): Promise<TemplateSet> {
  const folder = join(packageFolder(), 'templates');
  return {
    main: await readTemplate(main, join(folder, main), `templates/${main}`),
    partials: await readPartials(join(folder, 'partials'), 'templates/partials'),
  };
}

/**
 * The package’s templates with a user’s own put in their place: a file is the main template; a folder holds partials (and
 * `audit.md.hbs`, when the main template is to be replaced too), each taking the place of the one of its name.
 * @returns the templates, and which of the partials are the user’s
 * @throws InputError when there is no such file or folder, or nothing in it
 */
export async function userTemplates(
  path: string,
): Promise<{ set: TemplateSet; mine: readonly TemplateSource[] }> {
  const own = await packageTemplates(MAIN);
  const found = await stat(path).catch(() => null);
  if (found === null) {
    throw new InputError(`there is no template ${path}`, 'Give a Handlebars file or a folder of partials.');
  }
  if (!found.isDirectory()) {
    return { set: { ...own, main: await readTemplate(MAIN, path, path) }, mine: [] };
  }
  const mine = new Map([
    ...(await readPartials(path, path)),
    ...(existsSync(join(path, 'partials'))
      ? await readPartials(join(path, 'partials'), `${path}/partials`)
      : []),
  ]);
  const main = mine.get('audit.md');
  mine.delete('audit.md');
  if (main === undefined && mine.size === 0) {
    throw new InputError(
      `there is no template in the folder ${path}`,
      `Put partials (*.hbs) or a main template (${MAIN}) into it.`,
    );
  }
  const partials = new Map([...own.partials, ...mine]);
  return { set: { main: main ?? own.main, partials }, mine: [...mine.values()] };
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
