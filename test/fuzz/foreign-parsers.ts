import type { ForeignParser } from './foreign-parser.js';
import { OF_CODE } from './parsers/code.js';
import { OF_CONFIGURATION } from './parsers/configuration.js';
import { OF_DOCUMENTS } from './parsers/documents.js';
import { OF_GITHUB } from './parsers/github.js';
import { OF_HISTORY } from './parsers/history.js';
import { OF_OUTPUT } from './parsers/output.js';
import { OF_PACKS } from './parsers/packs.js';
import { OF_PROJECTS } from './parsers/projects.js';
import { OF_REPORTS } from './parsers/reports.js';

/** Every parser of foreign text that works on text alone; reports, which are files, have a test of their own. */
export const FOREIGN_PARSERS: readonly ForeignParser[] = [
  ...OF_HISTORY,
  ...OF_PACKS,
  ...OF_CONFIGURATION,
  ...OF_CODE,
  ...OF_REPORTS,
  ...OF_DOCUMENTS,
  ...OF_GITHUB,
  ...OF_PROJECTS,
  ...OF_OUTPUT,
];
