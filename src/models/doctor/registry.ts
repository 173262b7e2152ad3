import type { Hurdle } from './hurdle.ts';
import { address } from './hurdles/address.ts';
import { admitted } from './hurdles/admitted.ts';
import { chat } from './hurdles/chat.ts';
import { jsonMode } from './hurdles/json-mode.ts';
import { key } from './hurdles/key.ts';
import { localNetworkPermission } from './hurdles/local-network-permission.ts';
import { mixedContent } from './hurdles/mixed-content.ts';
import { modelListed } from './hurdles/model-listed.ts';
import { reachable } from './hurdles/reachable.ts';
import { secureContext } from './hurdles/secure-context.ts';

/** Everything between a page and a model that may fail, in the order in which a request meets it. */
export const HURDLES: readonly Hurdle[] = [
  address,
  secureContext,
  mixedContent,
  localNetworkPermission,
  reachable,
  admitted,
  key,
  modelListed,
  chat,
  jsonMode,
];
