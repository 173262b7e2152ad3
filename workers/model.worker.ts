import { expose } from 'comlink';
import type { ModelHost } from '../src/runtime/host/model-host.ts';

// Parts of a model are fetched when it is opened. WebKit evaluates the entry of a worker once more when such a part imports from it,
// and then there are two hosts; so all that parts may share is fetched as well, and from here nobody imports.
const host = import('../src/runtime/host/model-host.ts').then((part) => new part.ModelHost());
// Whoever calls is told if it cannot be fetched.
host.catch(() => undefined);

const door: {
  [K in keyof ModelHost]: (...given: Parameters<ModelHost[K]>) => Promise<Awaited<ReturnType<ModelHost[K]>>>;
} = {
  open: async (...given) => (await host).open(...given),
  propose: async (...given) => (await host).propose(...given),
  observe: async (...given) => (await host).observe(...given),
  abort: async (...given) => (await host).abort(...given),
};

expose(door);
