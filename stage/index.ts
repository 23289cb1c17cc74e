export { clientOf } from './amazon-client.ts';
export { manualClock, patientClock, runningClock, type StageClock } from './clocks.ts';
export { inWordsOf19 } from './in-words-of-19.ts';
export { embeddedOdoo, realOdoo, type OdooDatabase, type OpenOdoo, type Role } from './odoos.ts';
export { createGoods, preparePricelist } from './prepare.ts';
export { count, create, records, search, type Row } from './records.ts';
export { longAgo, type Seller, type SellerOptions } from './seller.ts';
export { openStage, type Stage, type StageOptions } from './stage.ts';
export { json2, jsonRpc, xmlRpc, type Transport } from './transports.ts';
