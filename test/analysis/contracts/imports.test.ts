import { describe, expect, it } from 'vitest';
import { importsOf } from '../../../src/analysis/contracts/imports.js';

describe('importsOf', () => {
  it('reads what one `var` names, however many', () => {
    const text =
      "var http = require('http')\n  , Sender = require('../lib/Sender')\n  , { a, b: c } = require('./x').y;\n";
    expect([...importsOf(text, 'javascript')]).toEqual([
      ['http', { module: 'http', name: '' }],
      ['Sender', { module: '../lib/Sender', name: '' }],
      ['a', { module: './x', name: 'a' }],
      ['c', { module: './x', name: 'b' }],
    ]);
  });

  it('takes no argument for one', () => {
    expect([...importsOf("f(1, load = 2, require('./x'));\n", 'javascript')]).toEqual([]);
  });
});
