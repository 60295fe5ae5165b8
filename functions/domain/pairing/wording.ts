/** Gives an area key its Russian label. */
export type AreaLabel = (areaKey: string) => string;
