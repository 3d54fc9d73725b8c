import { EXIT } from '../../errors.js';
import type { Command } from '../command.js';

/** `issue-audit completion`: the script that completes commands and options. */
export const completion: Command = {
  usage: '',
  words: 0,
  options: {},
  examples: [
    ['issue-audit completion >> ~/.bashrc', 'for bash'],
    ['issue-audit completion >> ~/.zshrc', 'for zsh (it looks at SHELL)'],
  ],
  async run(_, io) {
    const { completionScript } = await import('../completion-script.js');
    io.stdout.write(`${await completionScript()}\n`);
    return EXIT.done;
  },
};
