/** An answer has more bytes than `maxResponseBytes` allows, as it arrives or once it is unfolded. */
export class ResponseTooLargeError extends Error {
  override readonly name = 'ResponseTooLargeError';
  readonly code = 'ERR_RESPONSE_TOO_LARGE';
  readonly maxResponseBytes: number;

  constructor(maxResponseBytes: number) {
    super(`The answer has more than ${maxResponseBytes} bytes.`);
    this.maxResponseBytes = maxResponseBytes;
  }
}

/** The body of an answer is not compressed as its header says, or stops in the middle. */
export class ResponseEncodingError extends Error {
  override readonly name = 'ResponseEncodingError';
  readonly code = 'ERR_RESPONSE_ENCODING';
}
