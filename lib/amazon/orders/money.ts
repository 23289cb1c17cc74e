/** An amount on Amazon's wire: a decimal string and its currency. */
export interface AmazonMoney {
  /** Decimal number, such as `'12.34'`, or `'1200'` in currencies without decimals. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currencyCode: string;
}
