import { expose } from 'comlink';
import { EvaluatorHost } from '../src/runtime/host/evaluator-host.ts';

expose(new EvaluatorHost((port) => port));
