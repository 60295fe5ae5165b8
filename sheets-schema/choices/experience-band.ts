export const experienceBands = {
  upTo3: 'до 3 лет',
  from4to10: '4–10',
  from11to20: '11–20',
  from21: '21 и более',
} as const;

export type ExperienceBand = keyof typeof experienceBands;
