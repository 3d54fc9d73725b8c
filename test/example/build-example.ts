import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { writeReports } from './reports.js';
import { tellAfterwards } from './story/afterwards.js';
import { tellBefore } from './story/before.js';
import { tellDefect, tellFix } from './story/defect.js';
import { MARA, Telling } from './story/telling.js';

/**
 * Builds the bundled example: a chat service in which the lookup of connections went from asynchronous to synchronous
 * while its callers still waited for it (issue 1184). Test reports lie under `reports/`, which git ignores.
 * @param folder where to; an example built there before is replaced
 * @throws Error when the folder holds anything else
 */
export async function buildExample(folder: string): Promise<BuiltRepository> {
  await makeRoom(folder);
  const story = new Telling(new RepositoryBuilder({ author: MARA }));
  tellBefore(story);
  tellDefect(story);
  tellFix(story);
  tellAfterwards(story);
  const built = await story.repo.build({ folder, remote: 'https://github.com/example/chat-service.git' });
  await writeReports(join(folder, 'reports'));
  return built;
}

async function makeRoom(folder: string): Promise<void> {
  const there = await readdir(folder).catch(() => []);
  if (there.length === 0) return;
  if (!existsSync(join(folder, '.git')) || !existsSync(join(folder, 'chat', 'hub.py'))) {
    throw new Error(`${folder} holds something that is not the example; name another folder`);
  }
  await rm(folder, { recursive: true });
}

const [, script, target] = process.argv;
if (script && import.meta.url === pathToFileURL(resolve(script)).href) {
  if (!target) {
    console.error('Usage: tsx test/example/build-example.ts <folder>');
    process.exitCode = 2;
  } else {
    const built = await buildExample(resolve(target));
    console.log(
      `The example is in ${target}, at commit ${await built.git('rev-parse', '--short=9', 'HEAD')}.`,
    );
  }
}
