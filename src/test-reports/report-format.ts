import type { TestCase } from '../domain/test-outcome.js';

/** Where a format reader puts what it reads. */
export interface ReportSink {
  testCase(testCase: TestCase): void;
  /** Something is odd, but what was read stands: sums that differ, forbidden characters. */
  problem(text: string): void;
  /** The run did not come to its end, so what is missing proves nothing: bailed out, crashed, no summary. */
  incomplete(text: string): void;
  /** When the run took place, as the report says; the latest one given wins. Unreadable dates are dropped. */
  writtenAt(time: string | number | null | undefined): void;
}

/** An XML element while it is open. */
export interface XmlElement {
  /** Local name, without a namespace prefix. */
  readonly name: string;
  /** As written, prefixes included; entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlElement | null;
  /** Its own text, bounded; filled only for the elements that the reader asked for, complete when it closes. */
  text: string;
}

/** Receives the elements of one document in order. */
export interface XmlReader {
  /** Local names of the elements whose text is wanted. */
  readonly textOf: ReadonlySet<string>;
  open(element: XmlElement): void;
  close(element: XmlElement): void;
  /** The file is over; called once, also when it was cut off. */
  end?(): void;
}

/** A format that is XML, told by its root element. */
export interface XmlFormat {
  readonly kind: 'xml';
  readonly name: string;
  recognises(root: XmlElement): boolean;
  start(sink: ReportSink): XmlReader;
}

/** Receives the lines of a file in order, without their line ends. */
export interface LineReader {
  line(text: string): void;
  end(): void;
}

/** A format that is read line by line; the first line of a file that any of them recognises decides. */
export interface LineFormat {
  readonly kind: 'lines';
  readonly name: string;
  recognises(line: string): boolean;
  start(sink: ReportSink): LineReader;
}

/** A format that is one JSON document. */
export interface JsonFormat {
  readonly kind: 'json';
  readonly name: string;
  recognises(document: unknown): boolean;
  read(document: unknown, sink: ReportSink): void;
}

export type ReportFormat = XmlFormat | LineFormat | JsonFormat;
