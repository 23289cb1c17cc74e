import { cancelReasons, findMarketplace, type Marketplace } from '../amazon/index.ts';
import { toOdooDatetime } from '../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { checkCompany } from './check-company.ts';
import { checkChoices } from './choices.ts';
import type { ClaimedMarketplace } from './claims.ts';
import type { CompanyFacts } from './company-records.ts';
import type { RegistrationFacts } from './read.ts';
import { checkOptions, checkOrderPrefix } from './options.ts';
import { checkProducts, checkTags } from './own-records.ts';
import { checkTaxRules, planTaxRules, type TaxRuleDraft } from './taxes.ts';
import type { Registration, RegistrationInput } from './registration.ts';

/** A registration that has passed every check, ready to be stored. */
export interface RegistrationDraft {
  readonly input: RegistrationInput;
  readonly companyId: number;
  readonly warehouseId: number;
  readonly region: string;
  readonly marketplaces: readonly ClaimedMarketplace[];
  /** Undefined: those that are there stay. */
  readonly taxRules: readonly TaxRuleDraft[] | undefined;
}

/**
 * Checks a registration against what Odoo holds; `current` is the registration that it changes, if any. `found` is what is
 * wrong already.
 *
 * @throws `REGISTRATION_INVALID` with every complaint in one message.
 */
export function planRegistration(
  input: RegistrationInput,
  facts: RegistrationFacts,
  current?: Registration,
  found: readonly string[] = [],
): RegistrationDraft {
  const complaints: string[] = [...found];
  const marketplaces = findMarketplaces(input.marketplaces, complaints);
  const company = chooseCompany(input, facts, complaints);

  complaints.push(
    ...checkOptions(input),
    ...checkChoices(input),
    ...checkOrderPrefix(input),
    ...checkTags(input, facts),
  );
  if (input.name.trim() === '') complaints.push('The name is empty.');
  if (!/^[A-Z0-9]{6,20}$/.test(input.sellerId)) {
    complaints.push(
      `Seller id "${input.sellerId}" is not a merchant token (capital letters and digits, such as A1B2C3D4E5F6G7).`,
    );
  }
  if (input.ordersSince !== undefined && !isTime(input.ordersSince)) {
    complaints.push(
      `ordersSince "${input.ordersSince}" is not a time in ISO 8601, such as 2026-01-31T00:00:00Z.`,
    );
  }
  if (input.cancelReason !== undefined && !cancelReasons.includes(input.cancelReason)) {
    complaints.push(`Cancel reason "${input.cancelReason}" is none of ${cancelReasons.join(', ')}.`);
  }
  if (current && input.sellerId !== current.sellerId)
    complaints.push('The seller of a registration never changes.');
  complaints.push(...checkRegions(marketplaces));
  complaints.push(
    ...checkOverlap(
      input,
      marketplaces,
      facts.others.filter((other) => other.id !== current?.id),
    ),
  );
  const known = marketplaces.flatMap(({ id }) => {
    const recordId = facts.marketplaceIds.get(id);
    return recordId === undefined ? [] : [{ id, recordId }];
  });
  if (known.length < marketplaces.length)
    complaints.push('A marketplace is missing in Odoo: run connector.install() again.');

  const taxRules = planTaxRules(input, marketplaces, facts, complaints);
  const warehouse = company && chooseWarehouse(input, company.id, facts, complaints);
  if (company) {
    complaints.push(...checkNamed(input, company, facts), ...checkProducts(input, company, facts));
    complaints.push(...checkTaxRules(taxRules ?? remaining(current, marketplaces), company, facts));
    complaints.push(...checkCurrencies(marketplaces, company, facts));
  }
  if (complaints.length > 0 || !company || !warehouse) {
    throw new ConnectorError(
      'REGISTRATION_INVALID',
      `Registration "${input.name}" cannot be stored. ${complaints.join(' ')}`,
      {
        context: { sellerId: input.sellerId },
      },
    );
  }
  return {
    input,
    companyId: company.id,
    warehouseId: warehouse,
    region: marketplaces[0]?.region ?? '',
    marketplaces: known,
    taxRules,
  };
}

// What Odoo is given later: else it would be refused there, alone and under another code.
function isTime(text: string): boolean {
  try {
    return toOdooDatetime(text) !== '';
  } catch (error) {
    if (isConnectorError(error)) return false;
    throw error;
  }
}

// A rule of a marketplace that the registration gives up counts for nothing.
const remaining = (current: Registration | undefined, marketplaces: readonly Marketplace[]) =>
  (current?.taxRules ?? [])
    .filter((rule) => marketplaces.some(({ id }) => id === rule.marketplaceId))
    .map(({ fiscalPositionId, tax }) => ({ fiscalPositionId, taxId: tax?.id }));

function findMarketplaces(codes: readonly string[], complaints: string[]): readonly Marketplace[] {
  if (codes.length === 0) complaints.push('Name at least one marketplace, such as ES.');
  const found = codes.flatMap((code) => {
    try {
      return [findMarketplace(code)];
    } catch (error) {
      if (!isConnectorError(error)) throw error;
      complaints.push(error.message);
      return [];
    }
  });
  return [...new Map(found.map((marketplace) => [marketplace.id, marketplace])).values()];
}

function chooseCompany(
  input: RegistrationInput,
  facts: RegistrationFacts,
  complaints: string[],
): CompanyFacts | undefined {
  if (input.companyId === undefined && facts.companies.length > 1) {
    const names = facts.companies.map((company) => `${company.id} (${company.name})`).join(', ');
    complaints.push(`This database has several companies: give companyId, one of ${names}.`);
    return undefined;
  }
  const company =
    facts.companies.find(({ id }) => id === input.companyId) ??
    (input.companyId === undefined ? facts.companies[0] : undefined);
  if (!company)
    complaints.push(`Company ${String(input.companyId)} does not exist, or the user may not enter it.`);
  return company;
}

function chooseWarehouse(
  input: RegistrationInput,
  companyId: number,
  facts: RegistrationFacts,
  complaints: string[],
): number | undefined {
  // A parent's delivers nothing for a branch: Odoo refuses it, and the order's goods without any.
  const own = facts.warehouses.filter((warehouse) => warehouse.companyId === companyId);
  if (input.warehouseId !== undefined) return input.warehouseId;
  if (own.length === 0)
    complaints.push('The company has no warehouse: make one in Odoo (Inventory, Configuration).');
  return own[0]?.id;
}

function checkRegions(marketplaces: readonly Marketplace[]): string[] {
  const regions = new Set(marketplaces.map((marketplace) => marketplace.region));
  if (regions.size < 2) return [];
  return [
    `Marketplaces of several regions (${[...regions].join(', ')}): Amazon serves each region apart, so make one registration for each.`,
  ];
}

function checkOverlap(
  input: RegistrationInput,
  marketplaces: readonly Marketplace[],
  others: readonly Registration[],
): string[] {
  return others
    .filter((other) => other.sellerId === input.sellerId)
    .flatMap((other) => {
      const taken = marketplaces.filter((wanted) => other.marketplaces.some(({ id }) => id === wanted.id));
      if (taken.length === 0) return [];
      const names = taken.map((marketplace) => marketplace.name).join(', ');
      return [
        `${names} already belongs to registration ${other.id} ("${other.name}") of this seller: a marketplace has one registration only.`,
      ];
    });
}

function checkNamed(input: RegistrationInput, company: CompanyFacts, facts: RegistrationFacts): string[] {
  const own = { ofParents: false };
  const location = { records: facts.locations, otherwise: 'is no internal location of Odoo', ...own };
  const inherited = { ofParents: true };
  const complaints = checkCompany(company, [
    { label: 'Warehouse', id: input.warehouseId, records: facts.warehouses, ...own },
    { label: 'Location', id: input.locationId, ...location },
    { label: 'Return location', id: input.returnLocationId, ...location },
    { label: 'Sales team', id: input.salesTeamId, records: facts.teams, ...own },
    { label: 'Journal', id: input.paymentJournalId, records: facts.journals, ...inherited },
    { label: 'Fiscal position', id: input.fiscalPositionId, records: facts.fiscalPositions, ...inherited },
  ]);
  const journal = facts.journals.find(({ id }) => id === input.paymentJournalId);
  if (!journal || journal.type === 'bank') return [...complaints];
  return [...complaints, `Journal ${journal.id} ("${journal.name}") is not a bank journal.`];
}

function checkCurrencies(
  marketplaces: readonly Marketplace[],
  company: CompanyFacts,
  facts: RegistrationFacts,
): string[] {
  const currencies = new Set(marketplaces.map((marketplace) => marketplace.currency));
  return [...currencies].flatMap((currency) => {
    if (currency === company.currency) return [];
    if (facts.inactiveCurrencies.has(currency)) {
      return [
        `Currency ${currency} is inactive in Odoo: activate it (Invoicing, Configuration, Currencies) and make a pricelist in it.`,
      ];
    }
    // Of a parent's pricelist Odoo makes no sale order in a branch.
    const usable = facts.pricelists.some(
      (pricelist) => pricelist.currency === currency && (pricelist.companyId ?? company.id) === company.id,
    );
    return usable
      ? []
      : [
          `No pricelist in ${currency} for company ${company.name}: make one in Odoo (Sales, Products, Pricelists), sale orders take their currency from it.`,
        ];
  });
}
