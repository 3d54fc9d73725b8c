import { bareParser } from './bare-parser.js';

/** The script that the shell of SHELL loads to complete commands and options. */
export async function completionScript(): Promise<string> {
  const parser = bareParser([]).completion('completion', false);
  return new Promise((resolve, reject) => {
    parser.parse(['completion'], {}, (error, _, output) => (error ? reject(error) : resolve(output)));
  });
}
