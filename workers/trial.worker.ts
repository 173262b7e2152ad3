import { expose } from 'comlink';
import { TrialHost } from '../src/runtime/host/trial-host.ts';

expose(new TrialHost());
