import type { CannedAnswer, ReceivedRequest } from './loopback.ts';
import type { TransportName } from './transports.ts';

/** A Python exception, as Odoo 19 reports it. Recorded from a real server; tracebacks shortened. */
export interface CannedFault {
  readonly name: string;
  readonly message: string;
  /** HTTP status on JSON-2. */
  readonly status: number;
  /** Code on XML-RPC. */
  readonly faultCode: number;
}

const traceback =
  'Traceback (most recent call last):\n  File "/odoo/service/model.py", line 93, in call_kw\n    result = method(recs, *args)\n';

/** How each transport dresses `fault`. */
export const faultOver: Readonly<Record<TransportName, (fault: CannedFault) => CannedAnswer>> = {
  'JSON-RPC': ({ name, message }) => ({
    body: {
      jsonrpc: '2.0',
      id: 1,
      error: {
        code: 0,
        message: 'Odoo Server Error',
        data: { name, message, arguments: [message], context: {}, debug: traceback },
      },
    },
  }),
  'JSON-2': ({ name, message, status }) => ({
    status,
    body: { name, message, arguments: [message], context: {}, debug: traceback },
  }),
  'XML-RPC': ({ name, message, faultCode }) => {
    const text = faultCode === 1 ? `${traceback}${name.replace('builtins.', '')}: ${message}\n` : message;
    return {
      headers: { 'content-type': 'text/xml' },
      body: `<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>${String(faultCode)}</int></value></member><member><name>faultString</name><value><string>${escapeXml(text)}</string></value></member></struct></value></fault></methodResponse>`,
    };
  },
};

/** How each transport dresses the number `value` as a result. */
export const numberOver: Readonly<Record<TransportName, (value: number) => CannedAnswer>> = {
  'JSON-RPC': (value) => ({ body: { jsonrpc: '2.0', id: 1, result: value } }),
  'JSON-2': (value) => ({ body: JSON.stringify(value) }),
  'XML-RPC': (value) => ({
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0"?><methodResponse><params><param><value><int>${String(value)}</int></value></param></params></methodResponse>`,
  }),
};

/** Whether a request is the login that comes before the first call. */
export const isLogin = ({ path, body }: ReceivedRequest): boolean =>
  path === '/xmlrpc/2/common' || (path?.endsWith('/jsonrpc') === true && body.includes('"login"'));

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
