import { createEmulator } from '../index.ts';
import { readRecordings } from './recording.ts';
import { type Outcome, replay } from './replay.ts';

/** Replays every recording of a folder, each on a new emulator. @throws if the folder contains anything else */
export async function runConformance(folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const recording of readRecordings(folder)) {
    const emulator = await createEmulator({ seed: 1 });
    try {
      outcomes.push(...replay(recording, emulator));
    } finally {
      await emulator.close();
    }
  }
  return outcomes;
}
