import { attempt, testCase } from '../build-case.js';
import type { ReportSink, XmlFormat, XmlReader } from '../report-format.js';

/** Valgrind (`--xml=yes`): one run of one program, which passes when no error was found. */
export const valgrindXml: XmlFormat = {
  kind: 'xml',
  name: 'valgrind',
  recognises: (root) => root.name === 'valgrindoutput',
  start: readValgrind,
};

function readValgrind(sink: ReportSink): XmlReader {
  let program: string | null = null;
  let errors = 0;
  let first: string | null = null;
  let isFinished = false;
  return {
    textOf: new Set(['exe', 'what', 'text', 'state']),
    open(element) {
      if (element.name === 'error' && element.parent?.name === 'valgrindoutput') errors++;
    },
    close(element) {
      const { name, parent, text } = element;
      if (name === 'exe' && parent?.name === 'argv') program ??= text.trim();
      if (name === 'what' || name === 'text') first ??= text.trim();
      if (name === 'state' && text.trim() === 'FINISHED') isFinished = true;
      if (name !== 'valgrindoutput') return;
      if (!isFinished) sink.incomplete('the program did not finish');
      const run = errors === 0 ? attempt('passed', 'no error') : attempt('failed', `${errors} errors`, first);
      sink.testCase(testCase({ name: program ?? '(program)', attempts: [run] }));
    },
  };
}
