export { startEmbeddedOdoo, type EmbeddedOdoo, type EmbeddedOdooOptions } from './embedded-odoo.ts';
export type { Context } from './environment.ts';
export type {
  ComputedFieldPiece,
  PieceCall,
  PieceOdoo,
  PythonPieces,
  ServerActionCall,
  ServerActionPiece,
} from './python-pieces.ts';
export type { SeedCompany, SeedProduct } from './seed/options.ts';
export type { CallLog, LoggedCall } from './server/call-log.ts';
export type { CallMatch, OdooFault } from './server/faults.ts';
export type { EmbeddedUser, Role } from './server/logins.ts';
export type { JsonValue, Value } from './store/row.ts';
export type { EmbeddedOdooVersion } from './versions/version.ts';
