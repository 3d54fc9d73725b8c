import { statSync } from 'node:fs';
import type { OutcomeCounts, TestCase } from '../domain/test-outcome.js';
import { countOutcome, zeroOutcomes } from './count-outcomes.js';
import { decodedText } from './decode-text.js';
import { parseXml } from './parse-xml.js';
import { jsonFormatOf, recognise, xmlFormatOf } from './recognise-report.js';
import type { LineFormat, ReportSink } from './report-format.js';
import { isoTime } from './report-time.js';
import { LineSplitter } from './split-lines.js';

/** JSON documents are parsed whole, so they have a limit; every other format is read as a stream of any size. */
const MAX_JSON_BYTES = 128 * 1024 * 1024;

const MAX_PROBLEMS = 50;
const MAX_PROBLEM_LENGTH = 300;

/** What a report file turned out to be; its cases went to the callback. */
export interface ReadResult {
  /** Name of the format; null when none was recognised. */
  readonly format: string | null;
  /** Recognised and well-formed to its end. Cases read before a defect were reported all the same. */
  readonly readable: boolean;
  /** Nothing says that the run or the file was cut off. A pass in an incomplete report is no evidence. */
  readonly complete: boolean;
  /** What is wrong with it, in words. */
  readonly problems: readonly string[];
  /** Counted cases, never the sums that a report declares. */
  readonly counts: OutcomeCounts;
  /** The report’s own timestamp (the latest), ISO 8601 in UTC; one without a zone is taken for UTC. */
  readonly writtenAt: string | null;
}

/**
 * Reads a test report of any known format, told by its content. Streams: memory does not grow with the file, except for
 * JSON documents (see MAX_JSON_BYTES) and for consoles that name a test several times.
 *
 * @param onCase gets every case, in the order of the report
 * @throws what the file system throws when the file cannot be opened; a bad report never throws
 */
export async function readReport(path: string, onCase: (testCase: TestCase) => void): Promise<ReadResult> {
  const report = new Report(onCase);
  const onProblem = (text: string): void => report.problem(text);
  const found = await recognise(decodedText(path, onProblem));
  const text = (from: number): AsyncGenerator<string> => skip(decodedText(path, onProblem), from);
  switch (found.kind) {
    case 'empty':
      report.reject('is empty');
      break;
    case 'unknown':
      report.reject('is no test report of a known format');
      break;
    case 'xml':
      await readXml(text(found.from), report);
      break;
    case 'lines':
      await readLines(text(0), found.format, report);
      break;
    case 'json':
      if (statSync(path).size > MAX_JSON_BYTES)
        report.reject(`is a JSON document of more than ${MAX_JSON_BYTES} bytes`);
      else readJson(await all(text(0)), found.from, report);
  }
  return report.result();
}

async function* skip(chunks: AsyncGenerator<string>, count: number): AsyncGenerator<string> {
  let left = count;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left > 0 ? chunk.slice(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}

async function all(chunks: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.join('');
}

async function readXml(chunks: AsyncIterable<string>, report: Report): Promise<void> {
  let unknownRoot: string | null = null;
  const parse = parseXml((root) => {
    const format = xmlFormatOf(root);
    if (format) report.format ??= format.name;
    else unknownRoot ??= root.name;
    return format?.start(report) ?? null;
  }, report);
  for await (const chunk of chunks) parse.write(chunk);
  const broken = parse.end();
  if (broken) report.reject(broken);
  if (report.format === null) {
    report.reject(
      unknownRoot === null ? 'holds no XML element' : `is XML of an unknown kind: <${unknownRoot}>`,
    );
  }
}

async function readLines(chunks: AsyncIterable<string>, format: LineFormat, report: Report): Promise<void> {
  report.format = format.name;
  const reader = format.start(report);
  const lines = new LineSplitter((line) => reader.line(line));
  for await (const chunk of chunks) lines.write(chunk);
  lines.end();
  reader.end();
}

function readJson(text: string, starts: readonly number[], report: Report): void {
  let isJson = false;
  for (const start of starts) {
    const document = parseJson(text.slice(start));
    const format = document === undefined ? null : jsonFormatOf(document);
    isJson ||= document !== undefined;
    if (format === null) continue;
    report.format = format.name;
    format.read(document, report);
    return;
  }
  report.reject(isJson ? 'is JSON of an unknown kind' : 'is not valid JSON, or was cut off');
}

/** Runners print lines after the document, too; then it ends with its last closing bracket. */
function parseJson(text: string): unknown {
  const ends = [text.length, text.lastIndexOf('\n}') + 2, text.lastIndexOf('\n]') + 2, text.indexOf('\n')];
  for (const end of new Set(ends.filter((one) => one > 1))) {
    try {
      return JSON.parse(text.slice(0, end));
    } catch {
      // Not JSON up to here; undefined says so in the end.
    }
  }
  return undefined;
}

/** Gathers what a reader says. */
class Report implements ReportSink {
  format: string | null = null;
  private readable = true;
  private complete = true;
  private readonly problems = new Set<string>();
  private readonly counts = zeroOutcomes();
  private latest: string | null = null;

  constructor(private readonly onCase: (testCase: TestCase) => void) {}

  testCase(testCase: TestCase): void {
    countOutcome(this.counts, testCase.outcome);
    this.onCase(testCase);
  }

  problem(text: string): void {
    if (this.problems.size < MAX_PROBLEMS) this.problems.add(text.slice(0, MAX_PROBLEM_LENGTH));
  }

  incomplete(text: string): void {
    this.complete = false;
    this.problem(text);
  }

  reject(reason: string): void {
    this.readable = false;
    this.incomplete(reason);
  }

  writtenAt(time: string | number | null | undefined): void {
    const iso = isoTime(time);
    if (iso !== null && (this.latest === null || iso > this.latest)) this.latest = iso;
  }

  result(): ReadResult {
    const { format, readable, complete, counts, latest } = this;
    if (readable && counts.total === 0) this.problem('holds no test case');
    return { format, readable, complete, problems: [...this.problems], counts, writtenAt: latest };
  }
}
