/**
 * All that the page needs to have a language model asked, behind one door: it is imported when somebody chooses such a model, and no
 * first visit fetches any of it.
 */
export { Asker, type AskerOptions } from '../models/asker.ts';
export { PauseError, type Attempt } from '../models/attempt.ts';
export { CallLog } from '../models/call-log.ts';
export { examine, type Diagnosis, type ExamineOptions } from '../models/doctor/doctor.ts';
export { HURDLES } from '../models/doctor/registry.ts';
export { thisPage } from '../models/doctor/browser-page.ts';
export type { ExaminedPage, Finding, Hurdle } from '../models/doctor/hurdle.ts';
export { readEndpoint, type Endpoint, type ReadEndpoint } from '../models/endpoint.ts';
export { entriesOf } from '../models/entries.ts';
export { keyProblem, KeyRing } from '../models/keys.ts';
export { listModels, type Listing } from '../models/list-models.ts';
export { estimateTokens, Meter, type MeterState, type Prices, type SpendingLimits } from '../models/meter.ts';
export { ModelError, type Model, type ModelFailure, type Proposal, type Usage } from '../models/model.ts';
export type { ModelOrder, Progress } from '../models/open.ts';
export { PRESETS, presetOf, type Preset } from '../models/presets.ts';
export type { RemoteOrder } from '../models/remote/open-remote.ts';
export { SaidStore, type Account, type Said } from './store/said-store.ts';
export { ModelClient, type ModelClientOptions } from './model-client.ts';
