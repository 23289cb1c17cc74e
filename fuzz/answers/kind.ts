import type { AmazonPort } from '../../lib/index.ts';
import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';

/** An answer as it goes over the wire. */
export interface WireAnswer {
  /** Default: 200. */
  readonly status?: number;
  readonly body: string | Uint8Array;
}

/** A spoiled answer to one request of the port, which asks for others beside it that are good. */
export interface SpoiledAnswer {
  readonly mutations: readonly string[];
  /** By the beginning of `METHOD /path`; the first that fits is sent. */
  readonly answers: Readonly<Record<string, WireAnswer>>;
  /** What is wrong with what was read of it; undefined where it is right. */
  readonly problem: (value: unknown) => string | undefined;
}

/** One answer of Amazon's that the library reads. */
export interface AnswerKind {
  readonly kind: string;
  /** Whether it goes through HTTP and the port, or straight into the function that reads its text. */
  readonly by: 'port' | 'parser';
  readonly spoil: (random: SeededRandom, serverUrl: string) => SpoiledAnswer;
  readonly read: (port: AmazonPort, spoiled: SpoiledAnswer) => unknown;
}
