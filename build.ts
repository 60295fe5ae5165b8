import { bundleFunctions } from './local/cloud/bundle.ts';
import { runProgram } from './local/plain-failure.ts';
import { writeScript } from './local/script/bundle.ts';

await runProgram(async () => {
  for (const { path, bytes } of await bundleFunctions()) console.log(`${path}: ${Math.round(bytes / 1024)} kB`);
  console.log(await writeScript());
});
