import { join } from 'node:path'
import { expect, test } from 'vitest'
import { config, isPostgres, root } from '../src/config.ts'

test('without settings the data lies in the project and the server listens on this machine only', () => {
  expect(config({}, {})).toMatchObject({
    data: join(root, 'data'),
    db: join(root, 'data', 'normflow.db'),
    blobs: join(root, 'data', 'blobs'),
    host: '127.0.0.1',
    port: 3000,
    mode: 'demonstration',
    trustedProxies: 0,
  })
})

test('the command line wins over the environment, and the environment over the defaults', () => {
  const env = { NORMFLOW_DATA: '/srv/n', NORMFLOW_PORT: '8080', NORMFLOW_MODE: 'production', NORMFLOW_HOST: '::1' }
  expect(config({}, env)).toMatchObject({ db: '/srv/n/normflow.db', port: 8080, mode: 'production', host: '::1' })
  expect(config({ port: '0', db: 'postgres://a@b/c' }, env)).toMatchObject({ db: 'postgres://a@b/c', port: 0 })
  expect(config({ db: 'x.db' }, env).db).toBe(join(process.cwd(), 'x.db'))
})

test('a value that cannot be used is refused with its name', () => {
  expect(() => config({ port: '65536' }, {})).toThrow(/port must be a whole number/)
  expect(() => config({}, { NORMFLOW_PORT: '-1' })).toThrow(/port/)
  expect(() => config({}, { NORMFLOW_MODE: 'prod' })).toThrow(/NORMFLOW_MODE/)
  expect(() => config({ db: 'mysql://u:secret@h/d' }, {})).toThrow(/^bad input: --db mysql: /)
})

test('postgres:// and postgresql:// are servers, everything else is a file', () => {
  expect(['postgres://a/b', 'postgresql://a/b', 'postgres.db', 'C:\\x.db'].map(isPostgres)).toEqual([true, true, false, false])
})
