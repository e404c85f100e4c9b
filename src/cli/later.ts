import { type Command, Option } from 'commander'
import { AppError } from '../errors.ts'

/**
 * A command that the contract promises for a later version: it answers "not in this version" whatever follows it, exits 2 and is absent
 * from the help, so that a script learns at once that it is too early, and not that it mistyped.
 */
export function laterCommand(parent: Command, name: string): void {
  parent
    .command(name, { hidden: true })
    .argument('[rest...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(() => refuse([parent.parent ? parent.name() : '', name].filter(Boolean).join(' ')))
}

/** An option of a later version, as `laterCommand`. */
export function laterOption(command: Command, flags: string): Command {
  const option = new Option(flags).hideHelp()
  command.addOption(option)
  return command.hook('preAction', (self) => {
    if (self.getOptionValue(option.attributeName()) !== undefined) refuse(`${self.name()} --${option.name()}`)
  })
}

/** @throws {AppError} `notInThisVersion`, always. */
export function refuse(what: string): never {
  throw new AppError('notInThisVersion', { what })
}
