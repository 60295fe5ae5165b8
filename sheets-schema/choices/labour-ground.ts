/** The legal ground of a mentor's work. It decides whether art. 351.8 of the Labour Code requires a written consent and a supplementary agreement. */
export const labourGrounds = {
  art3518: 'по письменному согласию (ст. 351.8 ТК РФ)',
  jobDuties: 'входит в должностные обязанности',
} as const;

export type LabourGround = keyof typeof labourGrounds;
