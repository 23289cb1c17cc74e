export type {
  JsonRpcOdooConfig,
  OdooAwaitConfig,
  OdooLogin,
  Json2OdooConfig,
  OdooConnectionConfig,
  OdooProxy,
} from './transports/config.ts';
export { actApart, halvesOf } from './apart.ts';
export { countCalls, type CallLog } from './count-calls.ts';
export { fromOdooDatetime, toOdooDatetime } from './datetime.ts';
export { readDialect, type Dialect } from './read/dialect.ts';
export { fields, type FieldShape, type ReadRecord } from './read/fields.ts';
export { htmlText } from './html.ts';
export { json2Odoo } from './transports/json-2.ts';
export { jsonRpcOdoo } from './transports/json-rpc.ts';
export { fromExtraTaxData, toExtraTaxData, type LineTerms, type LineTotals } from './line-totals.ts';
export type { LoadRecord, LoadValue, RecordLink } from './load/load-record.ts';
export { liftLinks } from './load/lift-links.ts';
export { loadTable, type LoadTable } from './load/load-table.ts';
export { odooAwaitOdoo, type OdooAwaitClient, type OdooAwaitOptions } from './transports/odoo-await.ts';
export type { CallScope, Domain, OdooCall, OdooPort, OdooVersion } from './port.ts';
export { isReadMethod } from './read/read-methods.ts';
export { repeatCalls, type RepeatOptions } from './repeat-calls.ts';
export { rewriteErrors } from './rewrite-errors.ts';
export {
  readRecords,
  searchCount,
  searchInTwoShapes,
  searchRecords,
  type ReadOptions,
  type SearchOptions,
} from './read/search-records.ts';
export { sumsOn, groupKeys, type NamedRef, type ReadSums, type RecordGroup } from './read/sums.ts';
export { isUntouched, untouchedShape, writersShape } from './untouched.ts';
export { throwRefused } from './load/throw-refused.ts';
export { updateRecords, type RecordUpdate } from './load/update-records.ts';
export { createNamed, type NamedRecord } from './create-named.ts';
export { createOnce } from './load/create-once.ts';
export { upsert, type UpsertOptions, type UpsertResult } from './load/upsert.ts';
export { validatePickings } from './validate-pickings.ts';
export { describeVersion } from './version.ts';
export { withoutTracking } from './without-tracking.ts';
