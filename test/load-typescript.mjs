import { register } from 'node:module';

// Workers load the source as Node loads any module, so that its functions call each other directly. The module runner of Vite turns each use of an
// import into a property access, so simulated years run slower, and each test file starts several times as slowly.
register('./typescript-hooks.mjs', import.meta.url);
