/** Does the next step of opening something. If the step fails, closes what is open, so that its data file is free for the next try. */
export async function orClose<T>(open: { close(): void | Promise<void> }, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    await open.close();
    throw error;
  }
}
