import type { Registration } from '../lib/index.ts';

/** The ref under which a scene sends goods to Amazon. Scenes share the Amazon location, and no ref. */
export const shipmentRef = ({ id }: Registration): string => `CRASH-${id}`;
