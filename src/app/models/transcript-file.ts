import { writeTranscript, type Respondent } from '../../core/evollm/transcript.ts';
import { saveAs } from '../panels/link/share/save-as.ts';
import type { Desk } from './desk.svelte.ts';

/** Who answered when nobody knows: replies came with a link, which does not say. */
const UNKNOWN: Respondent = { name: 'unknown', provider: 'a link or a file' };

/** The transcript of the run on the page as a file; opened as one, it runs again without a model. Keys are covered once more. */
export function transcriptFile({ playground, record, connection }: Desk): {
  readonly name: string;
  readonly text: string;
} {
  const { session, settings } = playground;
  const { problem, dim, seed } = settings.description;
  const made = record.transcript(session.recorded, session.claim, record.model ?? UNKNOWN);
  const text = connection.keys.redact(writeTranscript(made));
  return { name: `transcript-${problem}-d${dim}-seed${seed}.json`, text };
}

/** Saves it. @returns the name of the file */
export function saveTranscript(desk: Desk): string {
  const { name, text } = transcriptFile(desk);
  saveAs(new Blob([text], { type: 'application/json' }), name);
  return name;
}
