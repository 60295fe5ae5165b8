export type AreaLabel = (areaKey: string) => string;
