// What each marketplace sold, as a table and as a bar chart (SVG, drawn by Apache ECharts).
// Run it: npx tsx examples/sales-by-marketplace.ts [file for the chart]
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collect, createConnector } from 'odoo-amazon-connector';
import { plainOrders } from 'odoo-amazon-connector/testing';
import * as echarts from 'echarts';
import { openEnds } from './support/ends.ts';

const day = 24 * 60 * 60 * 1000;
const since = new Date(Date.now() - 90 * day).toISOString();
const justNow = new Date(Date.now() - 5 * 60 * 1000).toISOString();
const sold = { ES: 9, DE: 6, FR: 4, IT: 3 };
const ends = await openEnds({
  currencies: ['EUR'],
  companyCurrency: 'EUR',
  orders: Object.entries(sold).flatMap(([marketplace, count], index) =>
    plainOrders({ count, marketplace, channel: 'fbm', seed: 70 + index, from: since, to: justNow }),
  ),
});
const administrator = createConnector({ odoo: ends.administrator, amazon: ends.amazon });
await administrator.install();

const connector = createConnector({ odoo: ends.odoo, amazon: ends.amazon });
const europe = await connector.registrations.ensure({
  name: 'Amazon Europe (reports)',
  sellerId: 'AREPORTS2026X',
  marketplaces: Object.keys(sold),
  ordersSince: since,
});
await collect(connector.orders.sync(europe));

// Sums that Odoo makes itself, in the currency of the company: three calls or so, however many orders there are.
const rows = await connector.reports.sales({
  by: ['marketplace'],
  from: since,
  to: new Date().toISOString(),
  registrations: [europe],
});
console.table(
  Object.fromEntries(
    rows.map(({ marketplace, orders, untaxed, tax, total, currency }) => [
      marketplace?.name ?? 'none',
      { orders, untaxed, tax, total, currency },
    ]),
  ),
);

const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 360 });
chart.setOption({
  title: { text: `Sold on Amazon, ${rows[0]?.currency ?? ''}` },
  xAxis: { type: 'category', data: rows.map(({ marketplace }) => marketplace?.name ?? 'none') },
  yAxis: { type: 'value' },
  series: [{ type: 'bar', data: rows.map(({ total }) => Number(total)) }],
});
const file = process.argv[2] ?? path.join(tmpdir(), 'sales-by-marketplace.svg');
await writeFile(file, chart.renderToSVGString());
chart.dispose();
console.log(`Chart: ${file}`);
await ends.close();
