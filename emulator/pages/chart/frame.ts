/** The drawing area of a chart, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}
