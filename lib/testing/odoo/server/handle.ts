import { answerJsonRpc } from './json-rpc.ts';
import { answerJson2 } from './json2.ts';
import { htmlAnswer, jsonAnswer, type HttpAnswer, type HttpRequest } from './request.ts';
import type { Serving } from './serving.ts';

/** Finds out which of Odoo's doors a request knocks at. */
export function handle(request: HttpRequest, serving: Serving): HttpAnswer {
  const { method, path } = request;
  if (method === 'GET' && (path === '/web/version' || path === '/json/version')) {
    return jsonAnswer(200, { version_info: serving.version.info, version: serving.version.serie });
  }
  if (method === 'GET' && path === '/web/health') return jsonAnswer(200, { status: 'pass' });
  const json2 = /^\/json\/2\/([^/]+)\/([^/]+)$/.exec(path);
  if (path !== '/jsonrpc' && !json2) return htmlAnswer(404, '404 Not Found');
  if (method !== 'POST' || !request.header('content-type')?.startsWith('application/json')) {
    return htmlAnswer(415, '415 Unsupported Media Type');
  }
  if (!json2) return answerJsonRpc(request, serving);
  const [, model = '', name = ''] = json2;
  return answerJson2(request, decodeURIComponent(model), decodeURIComponent(name), serving);
}
