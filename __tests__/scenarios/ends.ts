// Where scenarios take their names from; the stage itself is in stage/.
export {
  count,
  create,
  json2,
  jsonRpc,
  preparePricelist,
  records,
  search,
  type OdooDatabase as ScenarioDatabase,
  type Role,
  type Row,
  type Transport,
} from '../../stage/index.ts';
