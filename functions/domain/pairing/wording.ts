/** The Russian label of an area key. */
export type AreaLabel = (areaKey: string) => string;
