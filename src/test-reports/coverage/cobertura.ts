import type { XmlElement, XmlReader } from '../report-format.js';
import { type CoverageSink, type CoveredLine, lineNumber } from './coverage-format.js';

/** Clover calls its root the same; only Cobertura has rates there. */
export function isCobertura({ name, attributes }: XmlElement): boolean {
  return (
    name === 'coverage' && (attributes['line-rate'] !== undefined || attributes['lines-valid'] !== undefined)
  );
}

/** Reads Cobertura XML: file names of its classes are relative to one of the sources that come before them. */
export function coberturaReader(root: XmlElement, sink: CoverageSink): XmlReader {
  const sources: string[] = [];
  let file: CoveredLine | null = null;
  const time = root.attributes.timestamp ?? '';
  // Seconds or milliseconds since 1970, or a date.
  if (/^\d{9,14}$/.test(time)) sink.writtenAt(Number(time) * (time.length <= 11 ? 1000 : 1));
  else if (time !== '') sink.writtenAt(time);
  return {
    textOf: new Set(['source']),
    open({ name, attributes }) {
      if (name === 'class') {
        const own = attributes.filename ?? '';
        file = own === '' ? null : sink.file(namesOf(own, sources));
      } else if (name === 'line') {
        const line = lineNumber(attributes.number);
        if (line !== null) file?.(line, Number(attributes.hits) > 0);
      }
    },
    close({ name, text }) {
      if (name === 'source' && text.trim() !== '' && sources.length < 100) sources.push(text.trim());
      if (name === 'class') file = null;
    },
  };
}

function namesOf(own: string, sources: readonly string[]): string[] {
  if (/^(?:\/|[a-z]:)/i.test(own)) return [own];
  return [...sources.map((source) => `${source.replace(/[\\/]+$/, '')}/${own}`), own];
}
