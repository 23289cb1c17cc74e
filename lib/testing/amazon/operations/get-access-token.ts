import { accessTokenLifetimeSeconds } from '../server/access-tokens.ts';
import { jsonAnswer, type Answer } from '../server/answer.ts';
import type { Operation, OperationRequest } from '../server/operation.ts';

/** Login with Amazon: a refresh token for an access token. Its errors are those of OAuth 2, not of the Selling Partner API. */
export const getAccessToken: Operation<'getAccessToken'> = {
  name: 'getAccessToken',
  method: 'POST',
  path: '/auth/o2/token',
  needsAccessToken: false,
  answer: (request, { accessTokens }) => {
    const fields = readFields(request);
    if (!fields) return refusal(400, 'invalid_request', 'The request body is neither a form nor JSON.');

    const grant = fields.get('grant_type');
    if (!grant) return missing('grant_type');
    if (grant !== 'refresh_token') {
      return refusal(
        400,
        'unsupported_grant_type',
        `The authorization grant type ${grant} is not supported.`,
      );
    }
    for (const name of ['refresh_token', 'client_id', 'client_secret']) {
      if (!fields.get(name)) return missing(name);
    }

    const { credentials } = accessTokens;
    if (
      fields.get('client_id') !== credentials.clientId ||
      fields.get('client_secret') !== credentials.clientSecret
    ) {
      return refusal(401, 'invalid_client', 'Client authentication failed');
    }
    if (fields.get('refresh_token') !== credentials.refreshToken || accessTokens.refreshTokenRevoked) {
      return refusal(
        400,
        'invalid_grant',
        "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
      );
    }
    return jsonAnswer(200, {
      access_token: accessTokens.issue(),
      refresh_token: credentials.refreshToken,
      token_type: 'bearer',
      expires_in: accessTokenLifetimeSeconds,
    });
  },
};

// Login with Amazon documents a form; clients such as amazon-sp-api send JSON, and it takes that too.
function readFields(request: OperationRequest): URLSearchParams | undefined {
  if (!request.contentType.includes('json')) return new URLSearchParams(request.body);
  try {
    const content: unknown = JSON.parse(request.body);
    if (typeof content !== 'object' || content === null) return undefined;
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(content)) fields.set(name, String(value));
    return fields;
  } catch {
    return undefined;
  }
}

function missing(name: string): Answer {
  return refusal(400, 'invalid_request', `The request is missing a required parameter : ${name}`);
}

function refusal(status: number, error: string, description: string): Answer {
  return jsonAnswer(status, { error, error_description: description });
}
