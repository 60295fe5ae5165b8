/** A broken promise. */
export interface Violation {
  readonly promise: Promised;
  readonly on: string;
  readonly what: string;
}

/** The promises that must hold with every fault. */
export const promises = {
  once: 'A letter is delivered once, or twice if nobody could know whether it had arrived.',
  oneNumber: 'A letter of one reason always has the same Message-ID.',
  consent: 'Without a valid consent, a person gets only the letters that ask for it.',
  staffCells: 'The program changes no cell of the staff or of the forms.',
  settled: 'Three runs after the faults, a run writes nothing.',
  plainFailure: 'A run fails only because of a fault, and says in plain words what to do.',
  sameCells: 'After the faults, the workbook equals that of the year without faults.',
  sameLetters: 'After the faults, the same letters have arrived as in the year without faults.',
  listed: 'At the end «Рассылка» lists every letter that was delivered.',
  nothingWaits: 'At the end no letter waits.',
  erased:
    'After an erasure, nothing contains the name or the address of the erased person, and no form has an answer of theirs.',
} as const;

export type Promised = keyof typeof promises;
