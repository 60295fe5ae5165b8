import { bundleFunctions } from './local/cloud/bundle.ts';
import { writeScript } from './local/script/bundle.ts';

for (const { path, bytes } of await bundleFunctions()) console.log(`${path}: ${Math.round(bytes / 1024)} kB`);
console.log(await writeScript());
