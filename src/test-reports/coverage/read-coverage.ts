import { parseXml } from '../parse-xml.js';
import { LineSplitter } from '../split-lines.js';
import { coberturaReader, isCobertura } from './cobertura.js';
import type { CoverageSink } from './coverage-format.js';
import { isCoveragePy, readCoveragePy } from './coverage-py.js';
import { isIstanbul, readIstanbul } from './istanbul.js';
import { LCOV_START, lcovReader } from './lcov.js';

/** JSON documents are parsed whole, so they have a limit, in UTF-16 units; every other format may have any size. */
const MAX_JSON = 128 * 1024 * 1024;

/** A coverage report that is being read, chunk by chunk. */
export interface CoverageRead {
  write(chunk: string): void;
  /** @returns the name of the format; null when none was recognised, which the sink was told */
  end(): string | null;
}

interface Part {
  write(chunk: string): void;
  end(): string | null;
}

/** Reads a coverage report of any known format, told by its first character that is no white space. Never throws. */
export function readCoverage(sink: CoverageSink): CoverageRead {
  let part: Part | null = null;
  return {
    write(chunk) {
      const text = part === null ? chunk.trimStart() : chunk;
      if (text === '') return;
      part ??= text[0] === '<' ? xml(sink) : text[0] === '{' ? json(sink) : lines(sink);
      part.write(text);
    },
    end() {
      if (part !== null) return part.end();
      sink.reject('is empty');
      return null;
    },
  };
}

function xml(sink: CoverageSink): Part {
  let format: string | null = null;
  const toSink = {
    testCase: () => undefined,
    problem: (text: string) => sink.problem(text),
    incomplete: (text: string) => sink.reject(text),
    writtenAt: () => undefined,
  };
  const parse = parseXml((root) => {
    if (!isCobertura(root)) return null;
    format = 'cobertura';
    return coberturaReader(root, sink);
  }, toSink);
  return {
    write: parse.write,
    end() {
      const broken = parse.end();
      if (broken !== null) sink.reject(broken);
      if (format === null) sink.reject('is XML of an unknown kind, no Cobertura');
      return format;
    },
  };
}

function json(sink: CoverageSink): Part {
  const parts: string[] = [];
  let length = 0;
  return {
    write(chunk) {
      length += chunk.length;
      if (length <= MAX_JSON) parts.push(chunk);
    },
    end() {
      if (length > MAX_JSON) {
        sink.reject(`is a JSON document of more than ${MAX_JSON} characters`);
        return null;
      }
      return readJson(parts.join(''), sink);
    },
  };
}

function readJson(text: string, sink: CoverageSink): string | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    sink.reject('is not valid JSON, or was cut off');
    return null;
  }
  if (isCoveragePy(document)) {
    readCoveragePy(document, sink);
    return 'coverage.py';
  }
  if (isIstanbul(document)) {
    readIstanbul(document, sink);
    return 'istanbul';
  }
  sink.reject('is JSON of an unknown kind');
  return null;
}

function lines(sink: CoverageSink): Part {
  let reader: ReturnType<typeof lcovReader> | null = null;
  let isOther = false;
  const splitter = new LineSplitter((line) => {
    if (isOther) return;
    if (reader === null && !LCOV_START.test(line)) isOther = true;
    else {
      reader ??= lcovReader(sink);
      reader.line(line);
    }
  });
  return {
    write: (chunk) => splitter.write(chunk),
    end() {
      splitter.end();
      reader?.end();
      if (reader === null) sink.reject('is no coverage report of a known format');
      return reader === null ? null : 'lcov';
    },
  };
}
