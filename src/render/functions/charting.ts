import type { Ledger } from '../../domain/ledger.js';
import { isChartable, ledgerChart } from '../ledger-chart.js';
import { codeSpan } from '../markdown.js';
import { join } from '../markup.js';
import { fieldOf, MARKUP, NULL, unionOf } from '../shapes.js';
import { cutText } from '../visible-text.js';
import { asList, CallProblem, type TemplateFunction } from './template-function.js';

function isLedger(value: unknown): value is Ledger {
  return typeof value === 'object' && value !== null && 'entries' in value && 'patternId' in value;
}

const ledgerCharts: TemplateFunction = {
  name: 'ledgerCharts',
  usage: 'ledgerCharts ledgers most',
  meaning:
    'Charts (mermaid) of the ledgers that moved enough for one, each with a line that says what it shows; nothing when none did.',
  arity: [2, 2],
  result: ([ledgers]) => {
    const item = ledgers?.shape.kind === 'list' ? ledgers.shape.of : null;
    return item === null || fieldOf(item, 'patternId') === null
      ? new CallProblem('its first argument is no list of ledgers')
      : unionOf([MARKUP, NULL]);
  },
  call: ({ audit }, [ledgers, most]) => {
    const shown = asList(ledgers).filter(isLedger).filter(isChartable).slice(0, Number(most));
    if (shown.length === 0) return null;
    const charts = shown.flatMap((ledger) => {
      const scan = audit?.patterns.find(({ definition }) => definition.id === ledger.patternId);
      const name = codeSpan(cutText(scan?.definition.source ?? ledger.patternId, 160));
      return [join(['Left of ', name, ': bars in all, the line in production.']), ledgerChart(ledger)];
    });
    return join(charts, '\n\n');
  },
};

/** Functions that draw. */
export const CHARTING: readonly TemplateFunction[] = [ledgerCharts];
