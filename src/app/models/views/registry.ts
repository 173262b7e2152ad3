import type { Component } from 'svelte';
import type { Desk, DeskView } from '../desk.svelte.ts';
import ExchangeView from './ExchangeView.svelte';
import ModelView from './ModelView.svelte';
import TranscriptView from './TranscriptView.svelte';

interface PanelView {
  readonly value: DeskView;
  readonly label: string;
  /** Only where a language model is asked. */
  readonly asks: boolean;
  readonly component: Component<{ desk: Desk }>;
}

/** What the panel can show, in the order of its buttons. */
export const VIEWS: readonly PanelView[] = [
  { value: 'exchange', label: 'This generation', asks: false, component: ExchangeView },
  { value: 'transcript', label: 'Transcript', asks: true, component: TranscriptView },
  { value: 'model', label: 'Model', asks: true, component: ModelView },
];
