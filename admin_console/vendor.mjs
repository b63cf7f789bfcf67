// Copies what the console's pages need from node_modules into static/vendor, and nothing else.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const target = join(here, 'static', 'vendor')

const scripts = [
  '@tabler/core/dist/css/tabler.min.css',
  'htmx.org/dist/htmx.min.js',
  'plotly.js-basic-dist-min/plotly-basic.min.js',
]
const fonts = ['inter', 'jetbrains-mono', 'space-grotesk'].flatMap((family) =>
  ['latin', 'latin-ext'].map(
    (subset) => `@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`,
  ),
)

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
for (const file of scripts) {
  const text = readFileSync(join(modules, file), 'utf8')
  // The maps are not shipped; a browser's tools would ask for them in vain.
  writeFileSync(join(target, basename(file)), text.replace(/\/[*/]# sourceMappingURL=.*$/m, ''))
}
for (const file of fonts) {
  cpSync(join(modules, file), join(target, basename(file)))
}
