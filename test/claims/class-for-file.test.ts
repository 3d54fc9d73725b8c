import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';

describe('a class written as a file', () => {
  it('stands for the file that defines it, unless its folder is written, too', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First', files: { 'src/gateway.py': 'class PaymentGateway:\n    pass\n' } });
    const { folder } = await repo.build();
    const { claims } = await checkText(
      folder,
      'The file `PaymentGateway.py` exists. The file `OtherGateway.py` exists.\n\nThe file `src/PaymentGateway.py` exists.',
    );
    expect(claims.map(({ verdict, measured }) => [verdict, measured])).toEqual([
      ['verified', 'class PaymentGateway is in src/gateway.py; no file has its name'],
      ['refuted', 'no such file'],
      ['refuted', 'no such file'],
    ]);
  });
});
