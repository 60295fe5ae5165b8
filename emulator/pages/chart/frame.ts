/** Where a chart is drawn, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}
