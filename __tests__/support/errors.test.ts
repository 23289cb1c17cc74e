import { describe, expect, it } from '@jest/globals';
import { ConnectorError, isConnectorError, toConnectorError } from '../../lib/support/errors.ts';

describe('ConnectorError', () => {
  it('carries a code, what it is about, and whether waiting helps', () => {
    const error = new ConnectorError('AMAZON_THROTTLED', 'Too fast.', {
      retryable: true,
      status: 429,
      requestId: 'r-1',
      context: { orderId: '1-2-3' },
    });
    expect(error.toJSON()).toEqual({
      name: 'ConnectorError',
      code: 'AMAZON_THROTTLED',
      message: 'Too fast.',
      retryable: true,
      context: { orderId: '1-2-3' },
      status: 429,
      requestId: 'r-1',
    });
  });

  it.each([
    ['an Odoo key', `key ${'a0'.repeat(20)} refused`, 'key [redacted] refused'],
    ['an access token', 'Atza|IwEBIJ-x.y was refused', '[redacted] was refused'],
    ['a client secret', 'secret amzn1.oa2-cs.v1.abc123 was refused', 'secret [redacted] was refused'],
    [
      'a password in a URL',
      'GET https://bot:hunter2@erp.example.com',
      'GET https://bot:[redacted]@erp.example.com',
    ],
    ['an e-mail address', 'Partner buyer-1@marketplace.amazon.es exists', 'Partner [redacted] exists'],
  ])('never shows %s', (_what, message, shown) => {
    expect(new ConnectorError('ODOO_VALIDATION', message).message).toBe(shown);
  });

  it('masks secret and personal fields of its context', () => {
    const { context } = new ConnectorError('ODOO_VALIDATION', 'x', {
      context: { apiKey: 'k', email: 'e', orderId: '1' },
    });
    expect(context).toEqual({ apiKey: '[redacted]', email: '[redacted]', orderId: '1' });
  });

  it('keeps of a cause only its name, message and code, since HTTP clients hang credentials on theirs', () => {
    const cause = Object.assign(new Error('socket hang up'), {
      code: 'ECONNRESET',
      config: { headers: { authorization: 'bearer x' } },
    });
    expect(new ConnectorError('ODOO_UNREACHABLE', 'x', { cause }).cause).toBe(
      'Error: socket hang up (ECONNRESET)',
    );
  });

  it('is recognised without instanceof, and passes through a second wrapping', () => {
    const error = new ConnectorError('ABORTED', 'x');
    expect(isConnectorError(error)).toBe(true);
    expect(isConnectorError(new Error('x'))).toBe(false);
    expect(toConnectorError(error, 'ODOO_VALIDATION', 'y')).toBe(error);
  });
});
