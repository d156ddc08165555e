import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { OperationId } from '../../src/generated/operations.ts'
import { Facts, type Sealed, type Violations } from './facts.ts'
import { call, type Reply } from './mocks.ts'

type Mocks = readonly { url: string }[]

/** One caller, alone with its keys, who remembers all that he was answered. */
export class Caller {
  readonly facts = new Facts()
  readonly keys: string[] = []
  readonly sealed: Sealed[] = []
  calls = 0
  answered = 0
  unsure = 0
  readonly #mocks: Mocks
  readonly #violations: Violations
  readonly #grants: [key: string, grant: string][] = []
  readonly #aliases: string[] = []

  constructor(mocks: Mocks, violations: Violations) {
    this.#mocks = mocks
    this.#violations = violations
  }

  async runUntil(isOver: () => boolean) {
    while (!isOver()) {
      if (this.keys.length < 3) await this.#createKey()
      else await pick(this.#deeds)()
    }
  }

  readonly #deeds: (() => Promise<void>)[] = [
    ...Array.from({ length: 4 }, () => () => this.#encrypt()),
    ...Array.from({ length: 4 }, () => () => this.#decrypt()),
    () => this.#createKey(),
    () => this.#createAlias(),
    () => this.#moveAlias(),
    () => this.#deleteAlias(),
    () => this.#tag(),
    () => this.#grant(),
    () => this.#retire(),
    () => this.#schedule(),
    () => this.#describe(),
  ]

  async #call(id: OperationId, body?: object, path?: Record<string, string>): Promise<Reply> {
    this.calls += 1
    const reply = await call(pick(this.#mocks), id, body, path)
    if (reply.known) this.answered += 1
    else {
      this.unsure += 1
      await pause(50)
    }
    return reply
  }

  /** A change of one fact. Gives the answer if it was done. */
  async #change(fact: string, to: string, id: OperationId, body: object, path?: Record<string, string>) {
    const { done, refused } = this.facts.begin(fact)
    const reply = await this.#call(id, body, path)
    if (!reply.known) return undefined
    if (reply.status >= 300) {
      refused()
      return undefined
    }
    done(to)
    return reply.body
  }

  async #createKey() {
    const name = randomUUID()
    const body = await this.#change(`name ${name}`, 'taken', 'createKey', { key_alias: name })
    const key = (body?.key_info as { key_id?: string } | undefined)?.key_id
    if (!key) return
    this.facts.begin(`key ${key}`).done('2')
    this.keys.push(key)
  }

  async #encrypt() {
    const key = pick(this.keys)
    const plaintext = randomUUID()
    const reply = await this.#call('encryptData', { key_id: key, plain_text: plaintext })
    if (!reply.known || reply.status !== 200) return
    const sealed = { key, plaintext, cipher: String(reply.body.cipher_text) }
    if (this.sealed.length < 200) this.sealed.push(sealed)
    else this.sealed[randomInt(200)] = sealed
  }

  async #decrypt() {
    if (this.sealed.length === 0) return
    const { plaintext, cipher } = pick(this.sealed)
    const reply = await this.#call('decryptData', { cipher_text: cipher })
    if (reply.known && reply.status === 200 && reply.body.plain_text !== plaintext)
      this.#violations.push('a ciphertext was decrypted to something else')
  }

  async #createAlias() {
    const alias = `alias/${randomUUID()}`
    const key = pick(this.keys)
    if (await this.#change(alias, key, 'createAlias', { key_id: key, alias })) this.#aliases.push(alias)
  }

  async #moveAlias() {
    if (this.#aliases.length === 0) return
    const alias = pick(this.#aliases)
    const key = pick(this.keys)
    await this.#change(alias, key, 'associateAlias', { alias, target_key_id: key })
  }

  async #deleteAlias() {
    if (this.#aliases.length < 5) return
    const alias = pick(this.#aliases)
    const key = this.facts.get(alias)
    if (key === 'none' || !this.facts.isSure(alias)) return
    await this.#change(alias, 'none', 'deleteAlias', { key_id: key, aliases: [alias] })
  }

  async #tag() {
    const key_id = pick(this.keys)
    const tag = { key: `t${randomInt(5)}`, value: randomUUID() }
    await this.#change(`tag ${key_id} ${tag.key}`, tag.value, 'createKmsTag', { tag }, { key_id })
  }

  async #grant() {
    const key_id = pick(this.keys)
    const name = randomUUID().replaceAll('-', '')
    const grant = { key_id, name, grantee_principal: name, operations: ['describe-key'] }
    const reply = await this.#call('createGrant', grant)
    if (!reply.known || reply.status !== 200) return
    const grant_id = String(reply.body.grant_id)
    this.facts.begin(`grant ${key_id} ${grant_id}`).done('granted')
    this.#grants.push([key_id, grant_id])
  }

  async #retire() {
    if (this.#grants.length < 5) return
    const [key_id, grant_id] = pick(this.#grants)
    await this.#change(`grant ${key_id} ${grant_id}`, 'none', 'retireGrant', { key_id, grant_id })
  }

  async #schedule() {
    const key_id = pick(this.keys)
    if (randomInt(2) === 0)
      await this.#change(`key ${key_id}`, '4', 'scheduleKeyDeletion', { key_id, pending_days: '7' })
    else await this.#change(`key ${key_id}`, '3', 'cancelKeyDeletion', { key_id })
    await this.#change(`key ${key_id}`, '2', 'enableKey', { key_id })
  }

  async #describe() {
    const key_id = pick(this.keys)
    const reply = await this.#call('describeKey', { key_id })
    if (reply.known && reply.status !== 200) this.#violations.push(`the key ${key_id} is gone`)
  }
}

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T // none is empty
