import { type Family, matrixOf } from './families.ts';
import { type SolverName, solvers } from './solvers.ts';

// Runs one solver on one matrix and prints {optimum, ms}. This program is a separate process, so that the bench can kill the solver.
const [name, family, size] = process.argv.slice(2) as [SolverName, Family, string];
const solve = await solvers[name](matrixOf(family, Number(size)), Number(size));
const times: number[] = [];
let optimum = 0;
const began = performance.now();
// The JIT compiler needs several rounds to optimise the code. A slow solver runs once.
while (times.length === 0 || (times.length < 25 && performance.now() - began < 3000)) {
  const start = performance.now();
  optimum = solve();
  times.push(performance.now() - start);
}
console.log(JSON.stringify({ optimum, ms: Math.min(...times) }));
