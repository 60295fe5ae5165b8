import { scalar } from '../function.ts';
import { number, text } from './arguments.ts';
import { formulaJs, value } from './formula-js.ts';

/** A scale of temperature: the size of its degree in kelvins, and its reading at absolute zero. */
type Scale = readonly [degree: number, zero: number];

const CELSIUS: Scale = [1, -273.15];
const FAHRENHEIT: Scale = [5 / 9, -459.67];
const KELVIN: Scale = [1, 0];

/** The scales that CONVERT knows. Formula.js converts only units that begin at the same zero. */
const SCALES: ReadonlyMap<string, Scale> = new Map([
  ['C', CELSIUS],
  ['cel', CELSIUS],
  ['F', FAHRENHEIT],
  ['fah', FAHRENHEIT],
  ['K', KELVIN],
  ['kel', KELVIN],
  ['Rank', [5 / 9, 0]],
  ['Reau', [1.25, -218.52]],
]);

const inUnits = formulaJs('CONVERT');

export const convert = scalar(3, (args, call) => {
  const [size, from, to] = [number(args, 0, call), text(args, 1, call), text(args, 2, call)];
  const [scale, wanted] = [SCALES.get(from), SCALES.get(to)];
  if (!scale || !wanted) return value(inUnits(size, from, to), call.name);
  const kelvins = (size - scale[1]) * scale[0];
  return Number((kelvins / wanted[0] + wanted[1]).toPrecision(14));
});
