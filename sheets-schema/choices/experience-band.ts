/** Years of teaching, in bands. */
export const experienceBands = {
  upTo3: 'до 3 лет',
  from4to10: '4–10 лет',
  from11to20: '11–20 лет',
  from21: '21 год и более',
} as const;

export type ExperienceBand = keyof typeof experienceBands;
