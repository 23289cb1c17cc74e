import { z } from 'zod';
import {
  fields,
  groupKeys,
  searchRecords,
  sumsOn,
  toOdooDatetime,
  type NamedRef,
  type OdooPort,
  type RecordGroup,
} from '../odoo/index.ts';
import { namingMissingInstall, type RegistrationRef } from '../registrations/index.ts';
import { checkInput } from '../support/check-input.ts';
import { readCompanies, type ReportCompany } from './companies.ts';
import { salesInput } from './input.ts';
import { instantOf, monthOf } from './period.ts';
import { readKnown } from './registrations.ts';
import {
  addUpSales,
  type SalesGroup,
  type SalesKey,
  type SalesPart,
  type SalesRow,
  type SoldMarketplace,
} from './sales-row.ts';

/** Options of `reports.sales`. */
export interface SalesReportOptions {
  /** What to sum up by, at least one: `['marketplace', 'month']`. Rows are sorted in this order. */
  readonly by: readonly SalesKey[];
  /** Orders of this time and later, by Odoo's order date: ISO 8601 with its zone, or a date (its midnight in `timeZone`). */
  readonly from: string;
  /** Orders before this time: as `from`. */
  readonly to: string;
  /** In which months and dates are meant: IANA, such as `Europe/Madrid`. Default: `UTC`. */
  readonly timeZone?: string;
  /** Default: all that the user may see. */
  readonly registrations?: readonly RegistrationRef[];
  /** Stops before the next call. */
  readonly signal?: AbortSignal;
}

const keys = {
  x_amazon_registration_id: groupKeys.link,
  x_amazon_marketplace_id: groupKeys.link,
  team_id: groupKeys.link,
  x_amazon_channel: groupKeys.selection,
  'date_order:month': groupKeys.month,
  company_id: groupKeys.link,
  // A stored number, so Odoo groups by it: orders of different currencies, or of days with different rates, stay apart.
  currency_rate: groupKeys.float,
};
const keyOf = {
  registration: 'x_amazon_registration_id',
  marketplace: 'x_amazon_marketplace_id',
  salesTeam: 'team_id',
  channel: 'x_amazon_channel',
  month: 'date_order:month',
} as const satisfies Readonly<Record<SalesKey, keyof typeof keys>>;

type SalesSums = RecordGroup<typeof keys, 'amount_untaxed' | 'amount_total'>;

/** Sums up sale orders of Amazon: see `Reports.sales`. Three calls; one more each for marketplaces and for given registrations. */
export async function reportSales(odoo: OdooPort, options: SalesReportOptions): Promise<readonly SalesRow[]> {
  checkInput('reports.sales', salesInput, options);
  const { by, from, to, timeZone = 'UTC', registrations, signal } = options;
  if (registrations) await readKnown(odoo, registrations, signal);
  const readSums = sumsOn(odoo, await odoo.version({ signal }));
  const companies = await readCompanies(odoo, signal);
  const groups = await namingMissingInstall(() =>
    readSums('sale.order', {
      domain: [
        ['x_amazon_order_ref', '!=', false],
        ['state', 'in', ['sale', 'done']],
        ['date_order', '>=', toOdooDatetime(instantOf(from, timeZone))],
        ['date_order', '<', toOdooDatetime(instantOf(to, timeZone))],
        ...(registrations
          ? ([['x_amazon_registration_id', 'in', registrations.map(({ id }) => id)]] as const)
          : []),
      ],
      keys,
      by: [...by.map((key) => keyOf[key]), 'company_id', 'currency_rate'],
      sums: ['amount_untaxed', 'amount_total'],
      // By `tz` Odoo tells where a month begins.
      context: { tz: timeZone, allowed_company_ids: [...companies.keys()] },
      signal,
    }),
  );
  const marketplaces =
    by.includes('marketplace') && groups.length > 0 ? await readMarketplaces(odoo, signal) : noMarketplaces;
  return addUpSales(
    groups.flatMap((group) => {
      const company = companies.get(group.keys.company_id?.id ?? 0);
      return company ? [partOf(group, company, groupOf(group, by, marketplaces, timeZone))] : [];
    }),
  );
}

const partOf = ({ keys, count, sums }: SalesSums, company: ReportCompany, group: SalesGroup): SalesPart => ({
  group,
  company,
  rate: keys.currency_rate,
  orders: count,
  untaxed: sums.amount_untaxed,
  total: sums.amount_total,
});

function groupOf(
  { keys }: SalesSums,
  by: readonly SalesKey[],
  marketplaces: Marketplaces,
  timeZone: string,
): SalesGroup {
  const { x_amazon_marketplace_id: marketplace, 'date_order:month': begin } = keys;
  const channel = keys.x_amazon_channel;
  const valueOf = {
    registration: () => ({ registration: keys.x_amazon_registration_id }),
    marketplace: () => ({ marketplace: marketplace && soldMarketplace(marketplace, marketplaces) }),
    salesTeam: () => ({ salesTeam: keys.team_id }),
    channel: () => ({ channel: channel === 'fba' || channel === 'fbm' ? channel : undefined }),
    month: () => ({ month: begin === undefined ? undefined : monthOf(begin, timeZone) }),
  } satisfies Readonly<Record<SalesKey, () => SalesGroup>>;
  return by.reduce<SalesGroup>((group, key) => ({ ...group, ...valueOf[key]() }), {});
}

const marketplaceSchema = z.object({ x_marketplace_id: fields.char, x_country_code: fields.char });
type Marketplaces = ReadonlyMap<number, Omit<SoldMarketplace, 'name'>>;

const noMarketplaces: Marketplaces = new Map();

async function readMarketplaces(odoo: OdooPort, signal: AbortSignal | undefined): Promise<Marketplaces> {
  const records = await searchRecords(odoo, 'x_amazon_marketplace', marketplaceSchema, { signal });
  return new Map(
    records.map(({ id, x_marketplace_id, x_country_code }) => [
      id,
      { id: x_marketplace_id ?? '', countryCode: x_country_code ?? '' },
    ]),
  );
}

const soldMarketplace = ({ id, name }: NamedRef, marketplaces: Marketplaces): SoldMarketplace => ({
  id: marketplaces.get(id)?.id ?? '',
  name,
  countryCode: marketplaces.get(id)?.countryCode ?? '',
});
