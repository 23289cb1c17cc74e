/** What Amazon finds wrong with one message of a feed; message 0 is the feed as a whole. */
export interface Complaint {
  readonly messageId: number;
  readonly code: string;
  readonly description: string;
}

export interface Processed {
  readonly messages: number;
  readonly complaints: readonly Complaint[];
}
