/** A run of the program, from its start until it returns, fails or ends with its process. */
export interface Run {
  outcome: 'running' | 'done' | 'failed' | 'ended';
  /** The number of faults during the run. */
  struck: number;
}
