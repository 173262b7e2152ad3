import { readEndpoint } from '../../endpoint.ts';
import { failed, passed, type Hurdle } from '../hurdle.ts';

/** Whether the address is one that may be asked. */
export const address: Hurdle = {
  id: 'address',
  name: 'Address',
  run({ given, page, preset }) {
    const read = readEndpoint(given, page);
    if ('problem' in read) return failed(read.problem, `Usual for ${preset.name}: ${preset.base}`);
    return passed(`${read.endpoint.base} may be asked.${read.hint === null ? '' : ` ${read.hint}`}`);
  },
};
