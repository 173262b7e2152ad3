import { serveOffline } from '../src/runtime/offline/serve-offline.ts';

serveOffline();
