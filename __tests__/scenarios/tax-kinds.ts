export const inside = { price_include_override: 'tax_included' } as const;
export const onTop = { price_include_override: 'tax_excluded' } as const;

/** Taxes to sell with: as Odoo's `create` takes them, less what all sales taxes are. */
export const taxKinds = [
  ['prices with tax included', [{ name: 'Inside', amount: 21, ...inside }]],
  ['prices without tax', [{ name: 'On top', amount: 21, ...onTop }]],
  [
    'two taxes on top',
    [
      { name: 'State', amount: 7, ...onTop },
      { name: 'City', amount: 2.5, ...onTop },
    ],
  ],
  ['no tax', []],
] as const;

/** Each of them under both ways in which Odoo rounds tax. */
export const taxCells = taxKinds.flatMap(([kind, taxes]) =>
  (['round_per_line', 'round_globally'] as const).map((method) => ({ kind, taxes, method })),
);
