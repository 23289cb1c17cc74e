import type { z } from 'zod';
import { parseJson } from '../../../support/parse-json.ts';
import type { OperationFacts, UsagePlan } from '../../../amazon/operations/operation.ts';
import type { Answer } from './answer.ts';
import type { Seller } from './seller.ts';

/** A request as an operation sees it. */
export interface OperationRequest {
  /** The value of the `{…}` part of the operation's path. */
  readonly pathParameter: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** One operation: where it is reached, how often it may be called, and what it answers. */
export interface Operation<Name extends string = string> {
  readonly name: Name;
  readonly method: OperationFacts['method'];
  /** With at most one `{…}`, which stands for one part of the path. */
  readonly path: string;
  /** Amazon's default usage plan; absent where Amazon publishes none. */
  readonly usagePlan?: UsagePlan;
  /** Whether a valid `x-amz-access-token` is asked for. */
  readonly needsAccessToken: boolean;
  answer(request: OperationRequest, seller: Seller): Answer;
}

/**
 * The embedded twin of an operation that the library calls: name, path and usage plan are those of the operation, and
 * requests need a valid access token.
 */
export const twinOf = <Name extends string>(
  { name, method, path, usagePlan }: OperationFacts<Name>,
  answer: Operation['answer'],
): Operation<Name> => ({ name, method, path, usagePlan, needsAccessToken: true, answer });

/** The JSON body of a request; undefined where it is none, or not what the schema asks for. */
export const jsonOf = <T>(schema: z.ZodType<T>, { body }: OperationRequest): T | undefined =>
  schema.safeParse(parseJson(body)).data;
