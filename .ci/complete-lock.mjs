#!/usr/bin/env node
// Adds to npm lock files the packages for other platforms that a partial registry leaves out.
//
// `npm ci` refuses a lock that does not name every optional dependency, even those it would never
// install here; a registry that mirrors one platform only yields such locks. Usage, after any
// `npm install`: .ci/complete-lock.mjs pwa/package-lock.json …

import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'sunos', 'aix', 'win32', 'openharmony'];

/** The os, cpu and libc that a package's name ends with, as npm writes them: `…-linux-arm64-musl`. */
function platform(name) {
  const parts = name.split('/').pop().split('-');
  const at = parts.findIndex((part) => SYSTEMS.includes(part));
  if (at < 0) return parts.includes('wasm32') || name.endsWith('-wasm') ? { cpu: ['wasm32'] } : null;
  const [os, cpu, abi = ''] = parts.slice(at);
  const libc = os === 'linux' ? (abi.startsWith('musl') ? ['musl'] : ['glibc']) : null;
  return { cpu: [cpu === 'armv7' ? 'arm' : cpu], ...(libc && abi ? { libc } : {}), os: [os] };
}

/** Whether `name` is found from `parent` by walking up the folders. */
function present(packages, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

for (const file of process.argv.slice(2)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const where = platform(name);
      if (!where || !/^\d/.test(version) || present(lock.packages, path, name)) continue;
      const dev = entry.dev ? { dev: true } : {};
      lock.packages[`node_modules/${name}`] = { version, ...where, ...dev, optional: true };
      console.log(`${file}: ${name}@${version}`);
    }
  }
  const sorted = Object.keys(lock.packages).sort((a, b) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted.map((path) => [path, lock.packages[path]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
