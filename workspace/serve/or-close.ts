/** Calls `step`. If it fails, closes `open`, so that its data file is free for the next try, and throws the error. */
export async function orClose<T>(open: { close(): void | Promise<void> }, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await open.close();
    throw error;
  }
}
