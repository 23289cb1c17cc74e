/** What the embedded Amazon sends back, before it meets a fault or the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export function jsonAnswer(
  status: number,
  content: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}

/** An error in the shape of every Selling Partner API: `{ errors: [{ code, message, details }] }`. */
export function errorAnswer(status: number, code: string, message: string, details = ''): Answer {
  return jsonAnswer(status, { errors: [{ code, message, details }] }, { 'x-amzn-errortype': code });
}

/** The answer to a request that breaks a rule of the API's model; `message` names the parameter and the rule. */
export function invalidInput(message: string): Answer {
  return errorAnswer(400, 'InvalidInput', message);
}

export function accessDenied(details: string): Answer {
  return errorAnswer(403, 'Unauthorized', 'Access to requested resource is denied.', details);
}

export function quotaExceeded(): Answer {
  return errorAnswer(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
}

/** The answer about something that is not there; `what` names it, such as `feed 50000000001`. */
export function notFound(what: string): Answer {
  return errorAnswer(404, 'NotFound', `The requested ${what} was not found.`);
}

/** The error that Amazon sends with `status` when nothing more is known. */
export function plainError(status: number): Answer {
  if (status === 403) return accessDenied('');
  if (status === 429) return quotaExceeded();
  if (status === 404) return errorAnswer(404, 'NotFound', 'The requested resource was not found.');
  if (status === 503) return errorAnswer(503, 'ServiceUnavailable', 'Service is temporarily unavailable.');
  if (status >= 500)
    return errorAnswer(status, 'InternalFailure', 'We encountered an internal error. Please try again.');
  return errorAnswer(status, 'InvalidInput', 'Invalid Input');
}
