import { expose } from 'comlink';
import type { TeachHost } from '../src/runtime/host/teach-host.ts';

// From the entry of a worker nothing may import, as in model.worker.ts, and what strategies do is fetched later.
const host = import('../src/runtime/host/teach-host.ts').then((part) => new part.TeachHost());
// Whoever calls is told if it cannot be fetched.
host.catch(() => undefined);

const door: { [K in keyof TeachHost]: (...given: Parameters<TeachHost[K]>) => ReturnType<TeachHost[K]> } = {
  begin: async (...given) => (await host).begin(...given),
  more: async () => (await host).more(),
};

expose(door);
