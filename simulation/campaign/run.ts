/** A run of the program, from its start until it returns, fails or ends with its process. */
export interface Run {
  outcome: 'running' | 'done' | 'failed' | 'ended';
  /** How often a fault struck the run. */
  struck: number;
}
