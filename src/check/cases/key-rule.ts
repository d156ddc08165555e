import type { KeyRule } from '../../generated/key-rule.ts'
import type { ErrorName, KeyState } from '../../generated/names.ts'
import type { Expected } from '../../judge/expected.ts'
import { type Contract, isErrorName, keySpecs } from '../../spec/contract.ts'
import type { Case } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import type { Tools } from '../workshop/tools.ts'
import type { Wanted } from '../workshop/wanted.ts'
import { probe, sendChanged } from './probe.ts'

const unknown = '11111111-2222-4333-8444-555555555555'
const states: KeyState[] = ['enabled', 'disabled', 'pendingDeletion', 'pendingImport']

type SpecAndUsage = Required<Pick<Wanted, 'spec' | 'usage'>>

/** Specs and usages of which every service has the keys, one of each sort. */
const cmks: SpecAndUsage[] = [
  { spec: 'AES_256', usage: 'ENCRYPT_DECRYPT' },
  { spec: 'EC_P256', usage: 'SIGN_VERIFY' },
  { spec: 'HMAC_256', usage: 'GENERATE_VERIFY_MAC' },
  { spec: 'RSA_2048', usage: 'ENCRYPT_DECRYPT' },
  { spec: 'RSA_2048', usage: 'SIGN_VERIFY' },
]

/** The table `x-key-rule` of an operation: which CMKs it refuses, and with which error. */
export function keyRuleCases(contract: Contract): Case[] {
  const { keyRule: rule, fields } = contract
  const field = fields.find(({ name, required }) => name === rule?.key && required)
  if (!rule || !field) return []
  return [
    unknownCase(contract, rule),
    foreignCase(contract, rule),
    ...states.flatMap((state) => stateCase(contract, rule, state)),
    ...cmks.flatMap((cmk) => cmkCase(contract, rule, cmk)),
    ...originCases(contract, rule),
  ]
}

type Cell = {
  id: string
  constraint: string
  says: string
  place: string
  isAssumed: boolean
  expected: Expected
}

function cellCase(
  contract: Contract,
  rule: KeyRule,
  cell: Cell,
  keyId: (tools: Tools) => Promise<string>,
  needs: Case['needs'] = [],
): Case {
  const { id, constraint, says, place, isAssumed, expected } = cell
  return probe({
    ...{ id: `${contract.id}/${id}`, kind: 'key', operation: contract.id, constraint, needs, expected },
    says: `${contract.id} of ${says}`,
    place: `${contract.place}/x-key-rule/${place}`,
    basis: isAssumed ? 'assumed' : 'documented',
    async act(tools) {
      const key_id = await keyId(tools)
      return sendChanged(tools, contract.id, expected, (request) => {
        for (const part of [request.path, request.body as Record<string, unknown>])
          if (part && rule.key in part) part[rule.key] = key_id
        return undefined
      })
    },
  })
}

const refused = (...errors: ErrorName[]): Expected => ({ outcome: 'refused', errors })

const unknownCase = (contract: Contract, rule: KeyRule) =>
  cellCase(
    contract,
    rule,
    {
      ...{ id: 'unknown CMK', constraint: 'a CMK that does not exist', says: 'a CMK that does not exist' },
      ...{ place: 'key', isAssumed: false, expected: refused('KeyNotFound') },
    },
    async () => unknown,
  )

const foreignCase = (contract: Contract, rule: KeyRule) =>
  cellCase(
    contract,
    rule,
    {
      ...{
        id: 'CMK of another project',
        constraint: 'a CMK of another project',
        says: 'a CMK of another project',
      },
      ...{ place: 'key', isAssumed: false, expected: refused('KeyNotFound') },
    },
    (tools) => tools.foreignCmk(),
    ['secondProject'],
  )

const verdictOf = (table: Record<string, string> | undefined, key: string) => table?.[key] ?? 'allowed'

/** The first cell that refuses, in the order of docs/contract.md. */
function refusalOf(rule: KeyRule, { origin = 'kms', state = 'enabled', spec, usage }: SpecAndUsage & Wanted) {
  const cells = [
    ['origins', origin, verdictOf(rule.origins, origin)],
    ['states', state, rule.states[state]],
    ['specs', spec, verdictOf(rule.specs, spec)],
    ['usages', usage, verdictOf(rule.usages, usage)],
  ] as const
  const found = cells.find(([, , verdict]) => isErrorName(verdict))
  return (
    found && {
      place: `${found[0]}/${found[1]}`,
      cell: `${found[0]}.${found[1]}`,
      error: found[2] as ErrorName,
    }
  )
}

/** A CMK that the operation is made for, in this state; undefined where there is none. */
function naturalFor(rule: KeyRule, state: KeyState): (SpecAndUsage & Wanted) | undefined {
  const wantsExternal = isErrorName(verdictOf(rule.origins, 'kms'))
  const origin = state === 'pendingImport' || wantsExternal ? 'external' : 'kms'
  const cmk = cmks.find(
    ({ spec, usage }) =>
      !isErrorName(verdictOf(rule.specs, spec)) &&
      !isErrorName(verdictOf(rule.usages, usage)) &&
      (origin === 'kms' || keySpecs[spec]?.kind === 'symmetric' || state === 'pendingImport'),
  )
  if (!cmk || (origin === 'external' && keySpecs[cmk.spec]?.kind === 'hmac')) return undefined
  return { ...cmk, origin, state }
}

function stateCase(contract: Contract, rule: KeyRule, state: KeyState): Case[] {
  const wanted = naturalFor(rule, state)
  if (!wanted) return []
  const refusal = refusalOf(rule, wanted)
  const ofStates = Object.values(rule.states).filter(isErrorName)
  const notRight = ofStates.filter((name) => !contract.ownErrors.includes(name))
  const isOwn = recipeOf(contract.id).incomplete
  const expected: Expected = refusal ? refused(refusal.error) : { outcome: 'understood', not: notRight }
  const cell: Cell = {
    ...{ id: `CMK that is ${state}`, constraint: `a CMK that is ${state}`, expected },
    says: `a CMK that is ${state}`,
    place: refusal?.place ?? `states/${state}`,
    isAssumed: rule.assumed?.includes(refusal?.cell ?? `states.${state}`) ?? false,
  }
  return isOwn && !refusal
    ? []
    : [cellCase(contract, rule, cell, (tools) => (refusal ? tools.cmk(wanted) : tools.borrow(wanted)))]
}

function cmkCase(contract: Contract, rule: KeyRule, cmk: SpecAndUsage): Case[] {
  const wanted = { ...cmk, origin: 'kms' as const, state: 'enabled' as const }
  const refusal = refusalOf(rule, wanted)
  if (!refusal || refusal.place.startsWith('states') || refusal.place.startsWith('origins')) return []
  const words = `${cmk.spec} for ${cmk.usage}`
  const cell: Cell = {
    ...{ id: `CMK ${words}`, constraint: `a CMK of another kind`, says: `a CMK of ${words}` },
    ...{
      place: refusal.place,
      isAssumed: rule.assumed?.includes(refusal.cell) ?? false,
      expected: refused(refusal.error),
    },
  }
  return [cellCase(contract, rule, cell, (tools) => tools.cmk(wanted))]
}

function originCases(contract: Contract, rule: KeyRule): Case[] {
  const refusing = (['kms', 'external'] as const).filter((origin) =>
    isErrorName(verdictOf(rule.origins, origin)),
  )
  return refusing.map((origin) => {
    const wanted = { spec: 'AES_256', usage: 'ENCRYPT_DECRYPT', origin, state: 'enabled' as const }
    const refusal = refusalOf(rule, wanted)
    const cell: Cell = {
      ...{
        id: `CMK of origin ${origin}`,
        constraint: `a CMK of origin ${origin}`,
        says: `a CMK of origin ${origin}`,
      },
      place: `origins/${origin}`,
      isAssumed: rule.assumed?.includes(`origins.${origin}`) ?? false,
      expected: refused(refusal?.error as ErrorName), // this origin is one that the rule refuses
    }
    return cellCase(contract, rule, cell, (tools) => tools.cmk(wanted))
  })
}
