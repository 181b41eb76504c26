// What results are counted from: what its records are called, but for those of persons.
import { recordsGet, registerInfo, type CountedRecord, type FieldInfo, type RegisterName } from '$lib/api';
import { declared } from './declared';

const AT_ONCE = 500;

const isOfPerson = (field: FieldInfo) =>
  field.class === 'name' || field.class === 'contact' || field.kind === 'national_id';

/** Whether what the records of a register are called says who somebody is. */
export function isPersonal(register: string): boolean {
  const info = registerInfo(register);
  const called = info?.fields.find(({ name }) => name === info.called);
  return called ? isOfPerson(called) : (info?.fields.some(isOfPerson) ?? true);
}

/** What the records are called, by their keys; nothing of those of persons. */
export async function namesOf(records: readonly CountedRecord[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const register of new Set(records.map((record) => record.register))) {
    if (isPersonal(register)) continue;
    const name = register as RegisterName;
    const keys = records.filter((record) => record.register === register).map(({ key }) => key);
    for (let first = 0; first < keys.length; first += AT_ONCE) {
      const rows = await recordsGet(name, keys.slice(first, first + AT_ONCE));
      for (const row of rows) names.set(row.id, declared(name).nameOf(row));
    }
  }
  return names;
}
