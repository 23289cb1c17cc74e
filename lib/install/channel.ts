/** Fulfilment channels, as choices of a selection field. */
export const channel = [
  ['fbm', 'Fulfilled by Merchant'],
  ['fba', 'Fulfilled by Amazon'],
] as const;
