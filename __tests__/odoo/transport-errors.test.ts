import { afterEach, describe, expect, it } from '@jest/globals';
import type { OdooPort } from '../../lib/odoo/index.ts';
import { faultOver, isLogin, numberOver, type CannedFault } from './canned-answers.ts';
import { caught } from './caught.ts';
import { openLoopback, type CannedAnswer, type LoopbackServer } from './loopback.ts';
import { transports } from './transports.ts';

const apiKey = '0123456789'.repeat(4);
const fault = (name: string, message: string, status: number, faultCode = 1): CannedFault => ({
  name,
  message,
  status,
  faultCode,
});

describe.each(transports)('errors over %s', (name, connect) => {
  let server: LoopbackServer | undefined;
  afterEach(() => server?.close());

  const answering = async (answer: CannedAnswer, timeoutMs?: number): Promise<OdooPort> => {
    server = await openLoopback((request) => (isLogin(request) ? numberOver[name](5) : answer));
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    return connect({ url: server.url, database: 'erp', username: 'bot', apiKey, ...limit });
  };
  const read = (odoo: OdooPort): Promise<unknown> =>
    odoo.call('res.partner', 'read', { ids: [7], args: { fields: ['name'] } });
  const write = (odoo: OdooPort): Promise<unknown> =>
    odoo.call('res.partner', 'write', { ids: [7], args: { vals: { comment: 'x' } } });

  it.each<[CannedFault, string, boolean]>([
    [fault('odoo.exceptions.AccessDenied', 'Access Denied', 403, 3), 'ODOO_UNAUTHORIZED', false],
    [
      fault(
        'odoo.exceptions.MissingError',
        'Enregistrement supprimé.\n(Enregistrement : res.users(99,), Utilisateur : 99)',
        404,
        2,
      ),
      'ODOO_UNAUTHORIZED',
      false,
    ],
    [
      fault(
        'odoo.exceptions.MissingError',
        'Enregistrement supprimé.\n(Enregistrement : res.partner(7,), Utilisateur : 5)',
        404,
        2,
      ),
      'ODOO_MISSING_RECORD',
      false,
    ],
    [
      fault(
        'odoo.exceptions.AccessError',
        "You are not allowed to modify 'Contact' (res.partner) records.",
        403,
        4,
      ),
      'ODOO_ACCESS_DENIED',
      false,
    ],
    [
      fault('odoo.exceptions.UserError', "Object res.partner doesn't exist", 422, 2),
      'ODOO_UNKNOWN_NAME',
      false,
    ],
    [
      fault('odoo.exceptions.UserError', 'You cannot create recursive Partner hierarchies.', 422, 2),
      'ODOO_VALIDATION',
      false,
    ],
    [fault('odoo.exceptions.ValidationError', 'Contacts require a name', 422, 2), 'ODOO_VALIDATION', false],
    [
      fault('builtins.ValueError', "Invalid field 'nofield' on 'res.partner'", 500),
      'ODOO_UNKNOWN_NAME',
      false,
    ],
    [fault('builtins.KeyError', "'nofield'", 500), 'ODOO_UNKNOWN_NAME', false],
    [
      fault('builtins.AttributeError', "The method 'res.partner.write' does not exist", 500),
      'ODOO_UNKNOWN_NAME',
      false,
    ],
    [
      fault('builtins.TypeError', "ResPartner.write() missing 1 required positional argument: 'vals'", 500),
      'ODOO_UNKNOWN_NAME',
      false,
    ],
    [
      fault('builtins.AttributeError', "'bool' object has no attribute 'lower'", 500),
      'ODOO_SERVER_ERROR',
      false,
    ],
    [
      fault('builtins.ValueError', "Wrong value for res.partner.type: 'moon'", 500),
      'ODOO_SERVER_ERROR',
      false,
    ],
    [
      fault('psycopg2.OperationalError', 'FATAL:  database "erp" does not exist\n', 500),
      'ODOO_DATABASE_UNKNOWN',
      false,
    ],
    [
      fault('psycopg2.OperationalError', 'FATAL:  sorry, too many clients already\n', 500),
      'ODOO_SERVER_ERROR',
      true,
    ],
    [
      fault(
        'psycopg2.errors.SerializationFailure',
        'could not serialize access due to concurrent update\n',
        500,
      ),
      'ODOO_CONCURRENCY',
      true,
    ],
    [
      fault('psycopg2.errors.DeadlockDetected', 'deadlock detected\nDETAIL:  Process 1 waits\n', 500),
      'ODOO_CONCURRENCY',
      true,
    ],
    [
      fault('odoo.exceptions.MissingError', 'Record deleted.\n(Record: res.users(99,), User: 5)', 404, 2),
      'ODOO_MISSING_RECORD',
      false,
    ],
  ])('%j is %s', async (canned, code, retryable) => {
    const error = await caught(write(await answering(faultOver[name](canned))));
    expect(error).toMatchObject({ code, retryable, context: { model: 'res.partner', method: 'write' } });
    expect(error.message).not.toMatch(/Traceback|File "/);
  });

  it("quotes Odoo's sentence, cut, without the row that PostgreSQL adds and without addresses", async () => {
    const message = `Duplicate for ada@example.com ${'x'.repeat(400)}\nDETAIL:  Failing row contains (Ada Beispiel).`;
    const error = await caught(
      write(await answering(faultOver[name](fault('odoo.exceptions.ValidationError', message, 422, 2)))),
    );
    expect(error.message).toMatch(/Duplicate for \[redacted\] x+…/);
    expect(error.message).not.toContain('Ada');
  });

  it('takes the page of a gateway for what it is: nothing was read, a write may have happened', async () => {
    const page = { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' };
    const odoo = await answering(page);
    expect(await caught(read(odoo))).toMatchObject({ code: 'ODOO_NOT_ODOO', retryable: true, status: 502 });
    expect(await caught(write(odoo))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      retryable: false,
      status: 502,
    });
  });

  it('asks before it believes that half an answer to a write means anything; a read is asked again', async () => {
    const odoo = await answering({ body: '{"jsonrpc": "2.0", "id": 1, "resu' });
    expect(await caught(write(odoo))).toMatchObject({ code: 'OUTCOME_UNKNOWN', status: 200 });
    expect(await caught(read(odoo))).toMatchObject({ code: 'ODOO_UNEXPECTED_ANSWER', retryable: true });
  });

  it('tells of a request that the proxy finds too large', async () => {
    const odoo = await answering({ status: 413, body: '<html>413 Request Entity Too Large</html>' });
    expect(await caught(write(odoo))).toMatchObject({ code: 'ODOO_REQUEST_TOO_LARGE', retryable: false });
  });

  it('takes a page with status 200 for a wrong address', async () => {
    const odoo = await answering({ body: '<!DOCTYPE html><html><body>Welcome</body></html>' });
    expect(await caught(write(odoo))).toMatchObject({ code: 'ODOO_NOT_ODOO', retryable: false });
  });

  it('knows a read without an answer from a write without one', async () => {
    const odoo = await answering('hang', 1_000);
    expect(await caught(read(odoo))).toMatchObject({ code: 'ODOO_TIMEOUT', retryable: true });
    expect(await caught(write(odoo))).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
  });

  it('knows a read that was cut off from a write that was', async () => {
    const odoo = await answering('cut');
    expect(await caught(read(odoo))).toMatchObject({ code: 'ODOO_UNREACHABLE', retryable: true });
    expect(await caught(write(odoo))).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
  });

  it('stops waiting when the caller does, and says why', async () => {
    const controller = new AbortController();
    const odoo = await answering('hang');
    const waiting = caught(odoo.call('res.partner', 'read', { ids: [7], signal: controller.signal }));
    controller.abort(new Error('shutting down'));
    expect(await waiting).toMatchObject({ code: 'ABORTED', cause: 'Error: shutting down' });
  });

  it('never shows the key', async () => {
    for (const answer of ['cut', 'hang', { status: 500, body: '<html>' }, { body: 'no JSON' }] as const) {
      const error = await caught(write(await answering(answer, 60)));
      expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain('0123456789');
      await server?.close();
    }
  });
});
