import { shortHash } from '../../domain/commit.js';
import { fileStem } from '../file-stem.js';
import { join, type Markup } from '../markup.js';
import { MARKUP } from '../shapes.js';
import { cutText } from '../visible-text.js';
import { quietAddress } from '../web-links.js';
import { addressOf } from './evidence-address.js';
import { asList, asText, limitOf, type RenderContext, type TemplateFunction } from './template-function.js';

function commitLink(context: RenderContext, hash: string): Markup {
  return context.dialect.link(context.dialect.code(shortHash(hash)), context.links.commit(hash));
}

function placeLink(context: RenderContext, path: string, line: number | null, commit: string): Markup {
  const label = line === null ? path : `${path}:${line}`;
  return context.dialect.link(
    context.dialect.code(cutText(label, 300)),
    context.links.file(path, commit, line),
  );
}

const commit: TemplateFunction = {
  name: 'commit',
  usage: 'commit hash',
  meaning: 'A commit by its first nine digits, linked where the repository has a web address.',
  arity: [1, 1],
  result: () => MARKUP,
  call: (context, [hash]) => commitLink(context, asText(hash)),
};

const commits: TemplateFunction = {
  name: 'commits',
  usage: 'commits hashes [most]',
  meaning: 'Several commits, separated by commas, with the number of those left out.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [hashes, most]) =>
    listed(
      asList(hashes).map((hash) => commitLink(context, asText(hash))),
      limitOf(context, most, 10),
    ),
};

const names: TemplateFunction = {
  name: 'names',
  usage: 'names texts [most]',
  meaning: 'Several names (tags, branches, paths, aliases) as code, separated by commas.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [texts, most]) =>
    listed(
      asList(texts).map((text) => context.dialect.code(cutText(asText(text), 200))),
      limitOf(context, most, 10),
    ),
};

const place: TemplateFunction = {
  name: 'place',
  usage: 'place path line [commit]',
  meaning: 'A place in the code, `path:line`, linked at that commit, or else at the audited one.',
  arity: [2, 3],
  result: () => MARKUP,
  call: (context, [path, line, at]) =>
    placeLink(
      context,
      asText(path),
      typeof line === 'number' ? line : null,
      typeof at === 'string' ? at : (context.audit?.revision ?? 'HEAD'),
    ),
};

const file: TemplateFunction = {
  name: 'file',
  usage: 'file path [commit]',
  meaning: 'A file, linked at that commit, or else at the audited one.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [path, at]) =>
    placeLink(context, asText(path), null, typeof at === 'string' ? at : (context.audit?.revision ?? 'HEAD')),
};

const link: TemplateFunction = {
  name: 'link',
  usage: 'link text address',
  meaning: 'A text linked to a web address; the text alone when the address is none of the web.',
  arity: [2, 2],
  result: () => MARKUP,
  call: (context, [text, address]) =>
    context.dialect.link(
      context.prose.render(asText(text)),
      address === null ? null : context.isQuiet ? quietAddress(asText(address)) : asText(address),
    ),
};

const fileBeside: TemplateFunction = {
  name: 'fileBeside',
  usage: 'fileBeside key "ending"',
  meaning:
    'A link to a file that is written beside this document, such as `issue-1184.json`, by the issue’s key.',
  arity: [2, 2],
  result: () => MARKUP,
  call: (context, [key, ending]) => context.dialect.beside(`${fileStem(asText(key))}${asText(ending)}`),
};

const evidence: TemplateFunction = {
  name: 'evidence',
  usage: 'evidence ids [most]',
  meaning:
    'Evidence by its id or ids, each linked to the commit or place it is about; the list of evidence has the rest.',
  arity: [1, 2],
  result: () => MARKUP,
  call: (context, [ids, most]) => {
    const items = new Map(context.audit?.evidence.map((item) => [item.id, item]));
    const links = (typeof ids === 'string' ? [ids] : asList(ids)).map((id) => {
      const item = items.get(asText(id));
      const label = context.dialect.code(cutText(asText(id), 80));
      return item === undefined ? label : context.dialect.link(label, addressOf(context, item));
    });
    return listed(links, limitOf(context, most, 8));
  },
};

function listed(items: readonly Markup[], most: number): Markup {
  const shown: (Markup | string)[] = items.slice(0, most);
  const rest = items.length - shown.length;
  return join(rest > 0 ? [...shown, `${shown.length === 0 ? '' : 'and '}${rest} more`] : shown, ', ');
}

/** Functions that point at commits, files and evidence. */
export const LINKING: readonly TemplateFunction[] = [
  commit,
  commits,
  names,
  place,
  file,
  link,
  fileBeside,
  evidence,
];
