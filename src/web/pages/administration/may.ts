import { useHolds } from '../../app/session.tsx'

/**
 * What of the administration the person may see and change, as `src/http/access.ts` decides it: here only so that nobody is shown a
 * button or a list that the server would refuse.
 */
export function useMay() {
  const system = useHolds('systemAdmin')
  const security = useHolds('securityAdmin')
  const second = useHolds('systemAdmin', 'securityAdmin')
  const administrator = useHolds('systemAdmin', 'securityAdmin', 'auditAdmin')
  const registrar = useHolds('officeRegistrar')
  const audit = useHolds('auditAdmin')
  return {
    system,
    second,
    security,
    registrar,
    sections: {
      settings: administrator,
      organs: true,
      people: administrator,
      deputies: true,
      books: true,
      rules: true,
      holidays: true,
      proposals: administrator || registrar,
      log: audit,
    },
  }
}
