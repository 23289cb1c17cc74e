import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError } from '../../lib/support/errors.ts';
import { createSecrets } from '../../lib/support/secrets.ts';
import { echoesOf, expectHidden } from './secret-echoes.ts';

const secret = 'pa ss/wörd+"&<%=hunter2';

describe('a secret that is known', () => {
  it.each(Object.entries(echoesOf(secret)))('is masked as %s', (_name, echo) => {
    const shown = createSecrets([secret]).mask(`before ${echo} after`);
    expect(shown).toMatch(/^before .*\[redacted\].* after$/);
    expect(shown).not.toContain(echo);
  });

  it('is masked in whatever encoding, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 60, unit: 'binary' }),
        fc.string(),
        (value, around) => {
          const secrets = createSecrets([value]);
          for (const echo of Object.values(echoesOf(value))) {
            fc.pre(!'[redacted]'.includes(echo));
            expect(secrets.mask(`${around}${echo}${around}`).replaceAll('[redacted]', '')).not.toContain(
              echo,
            );
          }
        },
      ),
    );
  });

  it('is masked everywhere in an error', () => {
    const cause = new ConnectorError('ODOO_UNREACHABLE', `inner ${secret}`);
    const error = new ConnectorError('ODOO_NOT_ODOO', `outer ${secret}`, {
      cause,
      context: { database: secret, names: ['a', secret] },
      requestId: secret,
      status: 500,
      retryable: true,
    });
    const masked = createSecrets([secret]).maskError(error);
    expectHidden(masked, secret);
    expect(masked).toMatchObject({ code: 'ODOO_NOT_ODOO', status: 500, retryable: true });
    expect([masked.requestId, masked.context]).toEqual([
      '[redacted]',
      { database: '[redacted]', names: ['a', '[redacted]'] },
    ]);
  });

  it('is ignored when it has fewer than four characters', () => {
    expect(createSecrets(['abc', undefined, '']).mask('abc')).toBe('abc');
  });

  it('that was received later is masked too, and the latest fifty of those are', () => {
    const secrets = createSecrets([secret]);
    for (let count = 1; count <= 51; count += 1) secrets.add(`token-${count}-`);
    expect(secrets.mask(`token-1- token-2- token-51- ${secret}`)).toBe(
      'token-1- [redacted] [redacted] [redacted]',
    );
  });

  it('leaves an error alone that does not hold it', () => {
    const error = new ConnectorError('ABORTED', 'Stopped.', { context: { orderId: '1' } });
    expect(createSecrets([secret]).maskError(error)).toBe(error);
    const other = new TypeError('x');
    expect(createSecrets([secret]).maskError(other)).toBe(other);
  });
});
