import { writeTranscript, type Respondent, type Transcript } from '../../core/evollm/transcript.ts';
import { saveAs } from '../panels/link/share/save-as.ts';
import type { Desk } from './desk.svelte.ts';

/** Who answered when nobody knows: replies came with a link, which does not say. */
const UNKNOWN: Respondent = { name: 'unknown', provider: 'a link or a file' };

/** The transcript of the run on the page as a file; opened as one, it runs again without a model. Keys are covered once more, in what was said. */
export function transcriptFile({ playground, record, connection }: Desk): {
  readonly name: string;
  readonly text: string;
} {
  const { session, settings } = playground;
  const { problem, dim, seed } = settings.description;
  const made = record.transcript(session.recorded, session.claim, record.model ?? UNKNOWN);
  const text = writeTranscript(covered(made, (said) => connection.keys.redact(said)));
  return { name: `transcript-${problem}-d${dim}-seed${seed}.json`, text };
}

/** A key that is also the name of a setting must not make the file unreadable: settings hold no words of anybody. */
function covered(transcript: Transcript, cover: (text: string) => string): Transcript {
  const { model, entries } = transcript;
  return {
    ...transcript,
    model: { name: cover(model.name), provider: cover(model.provider) },
    entries: entries.map((entry) => ({
      ...entry,
      messages: entry.messages.map(({ role, content }) => ({ role, content: cover(content) })),
      text: entry.text === null ? null : cover(entry.text),
      failures: entry.failures.map((failure) => ({ ...failure, message: cover(failure.message) })),
    })),
  };
}

/** Saves it. @returns the name of the file */
export function saveTranscript(desk: Desk): string {
  const { name, text } = transcriptFile(desk);
  saveAs(new Blob([text], { type: 'application/json' }), name);
  return name;
}
