import { ConnectorError, wrapAmazonPort, type AmazonPort, type OdooPort } from '../lib/index.ts';

/** One call as it was made, such as `sale.order.load` or `amazon.searchOrders`. */
export interface MadeCall {
  readonly name: string;
  readonly end: 'odoo' | 'amazon';
}

export interface Cut {
  /** At which call, counted from 1 over both ends. */
  readonly nth: number;
  /**
   * `before`: the machine dies, and the call is not made any more. `after`: it is made, and the machine dies. `lost`: it is
   * made, its reply is lost, and the machine lives.
   */
  readonly moment: 'before' | 'after' | 'lost';
}

export interface DyingPorts {
  readonly odoo: OdooPort;
  readonly amazon: AmazonPort;
  /** What was called until death. */
  readonly calls: readonly MadeCall[];
}

/**
 * Both ends as seen from a machine that dies at one call, or loses a reply. Nothing is sent after its death. `beforeCall`:
 * what the world does meanwhile.
 */
export function dyingPorts(
  odoo: OdooPort,
  amazon: AmazonPort,
  cut?: Cut,
  beforeCall: () => void = () => undefined,
): DyingPorts {
  const calls: MadeCall[] = [];

  const make = async <T>(call: MadeCall, send: () => Promise<T>): Promise<T> => {
    calls.push(call);
    beforeCall();
    const isLast = cut?.nth === calls.length;
    const isFatal = cut && cut.moment !== 'lost';
    if (isFatal && (calls.length > cut.nth || (isLast && cut.moment === 'before'))) throw died(call);
    const answer = await send();
    if (isLast) throw isFatal ? died(call) : lost(call);
    return answer;
  };

  return {
    calls,
    odoo: {
      version: (options) => odoo.version(options),
      call: (model, method, call) =>
        make({ end: 'odoo', name: `${model}.${method}` }, () => odoo.call(model, method, call)),
    },
    // The last turn of a search counts too, though it asks Amazon nothing: the machine may die there as well.
    amazon: wrapAmazonPort(amazon, ({ method }, send) =>
      make({ end: 'amazon', name: `amazon.${method}` }, send),
    ),
  };
}

// Not OUTCOME_UNKNOWN: the library would wait and send the call again, and a dead machine does neither.
const died = ({ name }: MadeCall): ConnectorError =>
  new ConnectorError('ABORTED', `The machine died at ${name}.`);

const lost = ({ name }: MadeCall): ConnectorError =>
  new ConnectorError('OUTCOME_UNKNOWN', `The reply to ${name} was lost.`);
