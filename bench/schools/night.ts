import { schoolNames } from '../../workspace/serve/schools/school-entry.ts';
import { serveSchools } from '../../workspace/serve/schools/serve-schools.ts';
import { nightClock } from './template.ts';

/** Runs the nightly round of all schools in the folder that the first argument names, and prints the measured values as JSON. */
const [folder = ''] = process.argv.slice(2);
const faults: string[] = [];
const server = await serveSchools({
  data: folder,
  settings: { port: 0 },
  env: {},
  say: (line) => void faults.push(line),
  clock: nightClock(),
});
const used = process.cpuUsage();
const began = performance.now();
await server.round();
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(used);
const names = await schoolNames(folder);
const visited = server.figures(names).size;
await server.close();
console.log(
  JSON.stringify({ ms, cpuMs: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024, visited, faults }),
);
