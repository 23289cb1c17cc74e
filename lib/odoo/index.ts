export type { JsonRpcOdooConfig, Json2OdooConfig, OdooConnectionConfig, OdooProxy } from './config.ts';
export { countCalls, type CallLog } from './count-calls.ts';
export { fromOdooDatetime, toOdooDatetime } from './datetime.ts';
export { readDialect, type Dialect } from './dialect.ts';
export { fields, type FieldShape, type ReadRecord } from './fields.ts';
export { htmlText } from './html.ts';
export { json2Odoo } from './json-2.ts';
export { jsonRpcOdoo } from './json-rpc.ts';
export { fromExtraTaxData, toExtraTaxData, type LineTerms, type LineTotals } from './line-totals.ts';
export type { LoadRecord, LoadValue, RecordLink } from './load-record.ts';
export { loadTable, type LoadTable } from './load-table.ts';
export { odooAwaitOdoo, type OdooAwaitClient, type OdooAwaitOptions } from './odoo-await.ts';
export type { CallScope, Domain, OdooCall, OdooPort, OdooVersion } from './port.ts';
export { isReadMethod } from './read-methods.ts';
export { repeatReads } from './repeat-reads.ts';
export type { RepeatOptions } from './repeat.ts';
export {
  readRecords,
  searchCount,
  searchInTwoShapes,
  searchRecords,
  type ReadOptions,
  type SearchOptions,
} from './search-records.ts';
export { updateRecords, type RecordUpdate } from './update-records.ts';
export { upsert, type UpsertOptions, type UpsertResult } from './upsert.ts';
export { describeVersion } from './version.ts';
