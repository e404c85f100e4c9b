// What `npm start`, `npm test` and `npm run cli` do first: install the packages when the lock file changed, and (with the word `web`)
// build the pages when their sources changed. Run by the machine's own Node, so it is written in what Node 16 reads. It says what it
// does on standard error only: standard output belongs to the command that follows.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const packagesStamp = join('node_modules', '.setup')
const webStamp = join('dist', '.web') // outside dist/web, which vite empties
const webSources = ['src/web', 'src/contract', 'documents', 'workflows', 'vite.config.ts', 'package-lock.json']
const wantsWeb = process.argv.includes('web') && existsSync('src/web/index.html') && existsSync('vite.config.ts')

if (work()) locked(() => work(true))
nodeProgram()

/** What is to be done; with `true` it is done. Asked again inside the lock, since another first start may have done it meanwhile. */
function work(now) {
  let due = false
  if (stampOf(packagesStamp) !== packagesHash()) {
    due = true
    if (now) install()
  }
  // not looked at while packages are missing: the hash is the same, but vite is not there
  if (wantsWeb && (now || !due) && (!existsSync('dist/web') || stampOf(webStamp) !== hashOf(webSources))) {
    due = true
    if (now) buildWeb()
  }
  return due
}

function install() {
  const hash = packagesHash()
  if (!installedByHand()) {
    say('installing the packages of package-lock.json (only when it changed; half a minute) 正在安装依赖…')
    const began = Date.now()
    runNpm(['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'])
    say(`packages installed in ${Math.round((Date.now() - began) / 1000)} s`)
  }
  nodeProgram(true)
  writeFileSync(packagesStamp, hash) // last: an install that was interrupted is done again
}

/** True when npm's own record in node_modules holds every package of the lock file, as after `npm install <package>` by a developer. */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
    const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
    return Object.keys(wanted).every(
      (path) => path === '' || (present[path] ? present[path].version === wanted[path].version : wanted[path].optional),
    )
  } catch (_) {
    return false
  }
}

function runNpm(args) {
  // `npm ci` deletes node_modules, and with it the programs (`node`!) that npm put first into PATH
  const path = (process.env.PATH || '').split(delimiter).filter((part) => !inPackages(part))
  const env = Object.assign({}, process.env, { PATH: path.join(delimiter) })
  const ours = inPackages(process.execPath)
  const script = process.env.npm_execpath
  const direct = !ours && script && /\.c?js$/.test(script) && existsSync(script) && !inPackages(script)
  const options = { env, stdio: ['ignore', 2, 2], shell: !direct && process.platform === 'win32' }
  const done = direct ? spawnSync(process.execPath, [script].concat(args), options) : spawnSync('npm', args, options)
  if (done.error || done.status !== 0) {
    fail(`npm ${args[0]} ${done.error ? `could not be started: ${done.error.message}` : 'failed; its messages stand above'}`)
  }
}

function inPackages(path) {
  return `${existsSync(path) ? realpathSync(path) : resolve(path)}${sep}`.startsWith(resolve('node_modules') + sep)
}

function buildWeb() {
  say('building the pages (only when they changed) 正在构建页面…')
  const hash = hashOf(webSources)
  const done = spawnSync(nodeProgram(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] })
  if (done.status !== 0) fail('the pages could not be built; the messages stand above')
  mkdirSync('dist', { recursive: true })
  writeFileSync(webStamp, hash)
}

/** Node 24 from the packages, else the Node that runs this. Refuses an older one. */
function nodeProgram(tryIt) {
  const own = resolve('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own) && (!tryIt || spawnSync(own, ['--version']).status === 0)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    `Normflow needs Node 24; this is ${process.versions.node}, and the packages hold none that runs on ${process.platform}-${process.arch}. Install Node 24 and start again.`,
  )
}

function packagesHash() {
  return hashOf(['package-lock.json', '.npmrc'])
}

function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (!existsSync(path)) return
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, `${path}/${name}`)
  } else {
    hash.update(`${path}\n`).update(readFileSync(path))
  }
}

function stampOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}

/** One set-up at a time in one checkout. The lock lies outside it, names the process that holds it, and one left by a dead process is taken over. */
function locked(task) {
  const lock = join(tmpdir(), `normflow-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
  let told = false
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`cannot write to ${tmpdir()}: ${error.message}`)
    }
    if (abandoned(lock)) {
      rmSync(lock, { recursive: true, force: true })
      continue
    }
    if (!told) say('another start is setting up; waiting for it 等待另一进程完成安装…')
    told = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  process.on('exit', () => rmSync(lock, { recursive: true, force: true }))
  task()
}

function abandoned(lock) {
  try {
    // a lock that is just being made has no pid yet
    if (!existsSync(join(lock, 'pid'))) return Date.now() - statSync(lock).mtimeMs > 5000
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function say(words) {
  process.stderr.write(`normflow: ${words}\n`)
}

function fail(words) {
  process.stderr.write(`error: ${words}\n`)
  process.exit(1)
}
