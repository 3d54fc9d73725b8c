import type { ProgressEvent } from '../options.js';
import { cutToWidth, terminalLine } from '../render/terminal-text.js';
import { type Colors, colorsFor, columnsOf, type Io } from './io.js';

/** Shows what a run is doing, on standard error. */
export interface Progress {
  readonly show: (event: ProgressEvent) => void;
  /** Takes away what is only shown meanwhile. */
  readonly end: () => void;
}

const CLEAR_LINE = '\r\u001b[K';

/**
 * One line per collector. On a terminal the last line also says what is running; elsewhere there are plain lines only.
 */
export function progressFor(io: Io, how: { quiet: boolean; verbose: boolean; noColor: boolean }): Progress {
  if (how.quiet) return { show: () => undefined, end: () => undefined };
  const colors = colorsFor(io, io.stderr, how.noColor);
  return io.stderr.isTTY && io.env.TERM !== 'dumb'
    ? liveProgress(io, colors)
    : plainProgress(io, colors, how.verbose);
}

function plainProgress(io: Io, colors: Colors, verbose: boolean): Progress {
  return {
    show: (event) => {
      if (event.state === 'wait') io.stderr.write(`${waitLine(event, colors, columnsOf(io.stderr))}\n`);
      else if (event.state === 'done') io.stderr.write(`${doneLine(event, colors, columnsOf(io.stderr))}\n`);
      else if (verbose) io.stderr.write(`${colors.dim(`  ${terminalLine(event.collector)} …`)}\n`);
    },
    end: () => undefined,
  };
}

function liveProgress(io: Io, colors: Colors): Progress {
  const running = new Set<string>();
  const columns = () => Math.min(columnsOf(io.stderr), io.stderr.columns || 80);
  return {
    show: (event) => {
      let text = CLEAR_LINE;
      if (event.state === 'wait') text += `${waitLine(event, colors, columns())}\n`;
      else if (event.state === 'start') running.add(event.collector);
      else {
        running.delete(event.collector);
        text += `${doneLine(event, colors, columns())}\n`;
      }
      if (running.size > 0) {
        const names = terminalLine([...running].join(', '));
        text += colors.dim(cutToWidth(`  ${names} …`, columns() - 1));
      }
      io.stderr.write(text);
    },
    end: () => {
      if (running.size > 0) io.stderr.write(CLEAR_LINE);
      running.clear();
    },
  };
}

/** `  issue         waits 30 s: api.github.com asks to slow down` */
function waitLine(event: ProgressEvent, colors: Colors, columns: number): string {
  const name = terminalLine(event.collector).padEnd(13);
  return `  ${name} ${colors.dim(cutToWidth(terminalLine(event.summary ?? 'waits'), Math.max(10, columns - 17)))}`;
}

/** `  commits       9 name the issue  1.2 s` */
function doneLine(event: ProgressEvent, colors: Colors, columns: number): string {
  const name = terminalLine(event.collector).padEnd(13);
  const time = event.ms === undefined ? '' : seconds(event.ms);
  const room = columns - 2 - name.length - 1 - time.length - 2;
  const summary = cutToWidth(terminalLine(event.summary ?? 'done'), Math.max(10, room));
  return `  ${name} ${summary}${time ? `  ${colors.dim(time)}` : ''}`;
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
