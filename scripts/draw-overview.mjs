// node scripts/draw-overview.mjs > docs/overview.svg: Amazon, the connector and Odoo, and which capability moves what.
const toOdoo = 'right';
const toAmazon = 'left';
const both = 'both';

// What stands at Amazon, which way it goes, the capability, and what stands in Odoo.
const rows = [
  ['orders, buyers, taxes', toOdoo, 'orders.sync', 'sale orders, contacts, pickings'],
  ['cancellations', both, 'orders.sync', 'cancelled orders, activities'],
  ['shipped FBA orders', toOdoo, 'fba.sync', 'moves out of the Amazon location'],
  ['FBA inventory', toOdoo, 'fba.reconcile', 'stock of the Amazon location'],
  ['inbound shipments', toAmazon, 'fba.replenish', 'transfers to the Amazon location'],
  ['customer returns', toOdoo, 'fba.returns', 'moves back'],
  ['packages of FBM orders', toAmazon, 'deliveries.sync', 'done pickings, carrier, tracking'],
  ['what was charged', toOdoo, 'invoices', 'invoices, credit notes'],
  ['payouts', toOdoo, 'payments', 'payments, batches, bank account'],
  ['marketplaces of a seller', both, 'registrations', 'warehouse, location, team, taxes'],
  ['what went wrong', both, 'problems', 'problems, tried again'],
];

const [width, rowHeight, top] = [960, 36, 84];
const height = top + rows.length * rowHeight + 20;
const columns = { amazon: [16, 250], connector: [380, 200], odoo: [694, 250] };
const middle = ([left, wide]) => left + wide / 2;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (x, y, words, style = '') =>
  `<text x="${x}" y="${y}" text-anchor="middle" ${style}>${escape(words)}</text>`;
const column = ([left, wide], title, fill) =>
  `<rect x="${left}" y="16" width="${wide}" height="${height - 32}" rx="10" fill="${fill}"/>` +
  text(left + wide / 2, 48, title, 'font-size="15" font-weight="bold"');

// Tips are drawn, not marked: not every renderer knows markers.
const tip = (x, y, way) => `<path d="M${x} ${y} l${-8 * way} -5 v10 z" fill="#555"/>`;
const arrow = (from, to, y, way) =>
  `<line x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="#555" stroke-width="1.5"/>` +
  (way === toAmazon ? '' : tip(to, y, 1)) +
  (way === toOdoo ? '' : tip(from, y, -1));

const [amazon, connector, odoo] = [columns.amazon, columns.connector, columns.odoo];
const drawn = rows.map(([atAmazon, way, capability, inOdoo], index) => {
  const y = top + index * rowHeight + rowHeight / 2;
  return [
    text(middle(amazon), y + 5, atAmazon),
    text(middle(connector), y + 5, capability, 'font-family="monospace"'),
    text(middle(odoo), y + 5, inOdoo),
    arrow(amazon[0] + amazon[1] + 8, connector[0] - 8, y, way),
    arrow(connector[0] + connector[1] + 8, odoo[0] - 8, y, way),
  ].join('\n');
});

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Which capability moves what between Amazon and Odoo" font-family="Helvetica, Arial, sans-serif" font-size="14" fill="#222">
<rect width="${width}" height="${height}" fill="#fff"/>
${column(amazon, 'Amazon (Selling Partner API)', '#fdf0dc')}
${column(connector, 'odoo-amazon-connector', '#e8eef7')}
${column(odoo, 'Odoo (external API)', '#f0e8f0')}
${drawn.join('\n')}
</svg>`);
