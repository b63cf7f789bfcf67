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
  return { cpu: [cpu], ...(libc && abi ? { libc } : {}), os: [os] };
}

/** Whether `name` is found from the package at `path`, looking upwards as Node does. */
function present(packages, path, name) {
  const above = (folder) => folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  for (let folder = path; folder; folder = above(folder)) {
    if (packages[`${folder}/node_modules/${name}`]) return true;
  }
  return `node_modules/${name}` in packages;
}

for (const file of process.argv.slice(2)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const before = Object.keys(lock.packages).length;
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const where = platform(name);
      if (!where || !/^\d/.test(version) || present(lock.packages, path, name)) continue;
      const dev = entry.dev ? { dev: true } : {};
      const { cpu, os, libc } = where;
      const limits = { cpu, ...dev, ...(libc && { libc }), optional: true, ...(os && { os }) };
      lock.packages[`node_modules/${name}`] = { version, ...limits }; // npm's own order
      console.log(`${file}: ${name}@${version}`);
    }
  }
  const paths = Object.keys(lock.packages);
  if (paths.length === before) continue;
  paths.sort((a, b) => a.localeCompare(b, 'en')); // npm's own order
  lock.packages = Object.fromEntries(paths.map((path) => [path, lock.packages[path]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
