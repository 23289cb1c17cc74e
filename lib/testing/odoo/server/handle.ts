import { answerJsonRpc } from './json-rpc.ts';
import { answerJson2 } from './json2.ts';
import { htmlAnswer, jsonAnswer, type HttpAnswer, type HttpRequest } from './request.ts';
import { statedVersion, type Serving } from './serving.ts';

/** Finds out which of Odoo's doors a request knocks at. */
export function handle(request: HttpRequest, serving: Serving): HttpAnswer {
  const { method, path } = request;
  const { http } = serving.database.version.traits;
  if (method === 'GET' && (path === '/web/version' || path === '/json/version')) {
    if (!http.statesVersion) return notFound;
    const { serie, info } = statedVersion(serving.database.version);
    return jsonAnswer(200, { version_info: info, version: serie });
  }
  if (method === 'GET' && path === '/web/health') return jsonAnswer(200, { status: 'pass' });
  const json2 = /^\/json\/2\/([^/]+)\/([^/]+)$/.exec(path);
  if (method === 'GET' && path === '/web/login') return htmlAnswer(200, 'Odoo');
  if (json2 && http.json2 !== 'served') return http.json2 === 'not found' ? notFound : toLogin;
  if (path !== '/jsonrpc' && !json2) return notFound;
  if (method !== 'POST' || !request.header('content-type')?.startsWith('application/json')) {
    return http.wrongContentType === 400
      ? htmlAnswer(400, '400 Bad Request')
      : htmlAnswer(415, '415 Unsupported Media Type');
  }
  if (!json2) return answerJsonRpc(request, serving);
  const [, model = '', name = ''] = json2;
  return answerJson2(request, decodeURIComponent(model), decodeURIComponent(name), serving);
}

const notFound = htmlAnswer(404, '404 Not Found');

// A client that follows it gets a page of HTML with status 200 (measured on Odoo 18 with one database).
const toLogin = htmlAnswer(303, 'Redirecting...', { location: '/web/login' });
