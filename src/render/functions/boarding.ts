import type { BoardPoint } from '../../domain/board.js';
import { issueName } from '../../domain/issue.js';
import { Markup } from '../markup.js';
import { fieldOf, MARKUP } from '../shapes.js';
import { asList, asText, CallProblem, type TemplateFunction } from './template-function.js';

/** What is needed of an issue to lead to it. */
interface Addressed {
  readonly id: string;
  readonly key: string;
  readonly page: string | null;
  readonly url: string | null;
}

function isAddressed(value: unknown): value is Addressed {
  return typeof value === 'object' && value !== null && 'key' in value && 'page' in value;
}

const issuePage: TemplateFunction = {
  name: 'issuePage',
  usage: 'issuePage row [withRepository]',
  meaning:
    'An issue of a board by its number, linked to its page, or else to the tracker; with its repository where that is asked for.',
  arity: [1, 2],
  result: ([row]) =>
    row === undefined || fieldOf(row.shape, 'page') === null
      ? new CallProblem('its first argument is no row of a board')
      : MARKUP,
  call: ({ dialect }, [row, withRepository]) => {
    if (!isAddressed(row)) return new Markup('');
    const name = withRepository ? row.id : issueName(row);
    if (row.page !== null) return dialect.inSite(name, row.page);
    return dialect.link(dialect.code(name), row.url);
  },
};

const siteFile: TemplateFunction = {
  name: 'siteFile',
  usage: 'siteFile text path',
  meaning: 'A link to another file of the same site, by its relative path.',
  arity: [2, 2],
  result: () => MARKUP,
  call: ({ dialect }, [text, path]) => dialect.inSite(asText(text), asText(path)),
};

function isPoint(value: unknown): value is BoardPoint {
  return typeof value === 'object' && value !== null && 'needsDecision' in value;
}

const trend: TemplateFunction = {
  name: 'trendChart',
  usage: 'trendChart trend',
  meaning: 'A chart of the last runs of a board; nothing where nothing can be drawn.',
  arity: [1, 1],
  result: ([points]) =>
    points?.shape.kind === 'list' && fieldOf(points.shape.of, 'needsDecision') !== null
      ? MARKUP
      : new CallProblem('its argument is no trend of a board'),
  call: ({ charts }, [points]) => charts?.trend(asList(points).filter(isPoint)) ?? new Markup(''),
};

/** Functions for boards. */
export const BOARDING: readonly TemplateFunction[] = [issuePage, siteFile, trend];
