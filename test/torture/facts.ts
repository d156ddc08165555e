/*
 * What the mocks have answered to one who is alone with his keys. A change whose end nobody knows leaves its fact unsure
 * for good: it may still be done later.
 */
export type Fact = { value: string; isSure: boolean }

export class Facts {
  readonly #facts = new Map<string, Fact>()

  /** To be called before a change is tried: from then on its end is open. */
  begin(name: string): { done: (value: string) => void; refused: () => void } {
    const before = this.#facts.get(name)
    const wasSure = before?.isSure ?? true
    this.#facts.set(name, { value: before?.value ?? 'none', isSure: false })
    return {
      done: (value) => void this.#facts.set(name, { value, isSure: wasSure }),
      refused: () => void (before ? this.#facts.set(name, before) : this.#facts.delete(name)),
    }
  }

  get(name: string): string | undefined {
    return this.#facts.get(name)?.value
  }

  isSure(name: string): boolean {
    return this.#facts.get(name)?.isSure ?? false
  }

  get all(): [string, Fact][] {
    return [...this.#facts]
  }
}

export type Sealed = { key: string; plaintext: string; cipher: string }

/** What was found that may not be. */
export type Violations = string[]
