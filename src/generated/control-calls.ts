// Written by `npm run generate` from openapi/. Not edited by hand.
export interface ControlCalls {
  /** Tell whether the mock runs */
  health: {
    input: {}
    output: {
      status: "ok"
      version: string
      /** ISO 8601, in UTC */
      now: string
      /** Whether nothing is random */
      deterministic: boolean
    }
  }
  /** Tell whether the mock can answer, with what it keeps its state in */
  ready: {
    input: {}
    output: {
      status: "ready"
    }
  }
  /** Get figures for Prometheus. They are counted from the first time that they are asked for, and from what the journal remembers then. */
  metrics: {
    input: {}
    output: string
  }
  /** Put everything back to how the mock began. Keys, grants and all other records are those of the seed again, faults and the journal are empty, and the clock is that of the system. Tokens stay good. With a scope it is so for the project alone. */
  reset: {
    input: {}
    output: {
      /** Ids of the projects that are as they were */
      projects: string[]
      /** Faults that were there and never fired */
      unfired: string[]
    }
  }
  /** Get the whole state. One record a line, in the order of creation, so that two of them can be compared. It holds key material: it is a file for tests, as the keys are. */
  snapshot: {
    input: {}
    output: {
      dewkit: "snapshot 1"
      clock?: {
        offset_ms: number
        /** ISO 8601, in UTC */
        frozen_at?: string
      }
      /** Those that were planted while it ran */
      accounts?: ({ [name: string]: unknown })[]
      /** Id of a project → kind of record → records */
      projects: { [name: string]: { [name: string]: ({
        id: string
      })[] } }
    }
  }
  /** Put a snapshot in place of the state. All or nothing within a project. With a scope, the records of the snapshot's one project become those of the scope. */
  restore: {
    input: {
      dewkit: "snapshot 1"
      clock?: {
        offset_ms: number
        /** ISO 8601, in UTC */
        frozen_at?: string
      }
      /** Those that were planted while it ran */
      accounts?: ({ [name: string]: unknown })[]
      /** Id of a project → kind of record → records */
      projects: { [name: string]: { [name: string]: ({
        id: string
      })[] } }
    }
    output: {
      projects: string[]
      /** How many there are now */
      records: number
    }
  }
  /** Add what a seed file can say. The body is a seed, as in docs/seed.md. A key whose id or name is there already stays as it is. With a scope, keys that name no project go there. */
  plant: {
    input: { [name: string]: unknown }
    output: {
      keys: ({
        key_id: string
        key_alias: string
        project_id: string
      })[]
    }
  }
  /** Tell the time of the mock */
  clock: {
    input: {}
    output: {
      /** ISO 8601, in UTC */
      now: string
      frozen: boolean
      /** By how much it is ahead of the clock of the system */
      offset_ms: number
      fell_due: ({
        what: "deleted" | "rotated" | "material expired"
        key_id: string
        /** Name of the CMK */
        key_alias: string
        project_id: string
        /** How many rotations */
        times?: number
      })[]
      /** Tokens in use that have expired by the move */
      tokens_expired?: number
    }
  }
  /** Set the clock, move it, stop it or let it go on. Deletions, rotations, expiry of material and of tokens, the skew of signatures and the throttle go by it. With a scope it is the clock of the project's keys alone: tokens, signatures and the throttle belong to accounts. */
  setClock: {
    input: {
      /** true: the clock of the system again */
      reset?: boolean
      /** ISO 8601, in UTC */
      set?: string
      /** Numbers with ms, s, m, h, d or w: 8d, 1h30m, 500ms */
      advance?: string
      /** true: it stands still; false: it goes on from where it is */
      freeze?: boolean
    }
    output: {
      /** ISO 8601, in UTC */
      now: string
      frozen: boolean
      /** By how much it is ahead of the clock of the system */
      offset_ms: number
      fell_due: ({
        what: "deleted" | "rotated" | "material expired"
        key_id: string
        /** Name of the CMK */
        key_alias: string
        project_id: string
        /** How many rotations */
        times?: number
      })[]
      /** Tokens in use that have expired by the move */
      tokens_expired?: number
    }
  }
  /** List the faults, and how often each has fired */
  faults: {
    input: {}
    output: {
      faults: ({
        /** Fields to begin with; those beside it go before it. */
        preset?: "throttled" | "gateway-down" | "lost-answers" | "slow-region"
        /** encryptData or encrypt-data, or several of them; without it, all are meant */
        operation?: string | string[]
        /** Calls that name this CMK; its id finds those by an alias too */
        key?: string
        /** Name or id of a user */
        caller?: string
        /** A header that the call has, as `name` or `name: value` */
        header?: string
        /** Only for the first calls */
        first?: number
        /** Not for so many calls at the beginning; the others count from there */
        after?: number
        /** Only for every second, third, … call */
        every?: number
        /** Only for this share of the calls, at random */
        share?: number
        /** What the random numbers begin with */
        seed?: number
        /** error: a refusal of the catalogue. reset: the connection ends. truncated: it ends after half of the body. malformed: the body is no JSON. wrong-type: Content-Type is text/plain. html: the page of a gateway. stalled: no answer comes. slow: the body comes byte by byte. latency: nothing but a wait. Default: error where `error` is there, else latency. */
        kind?: "error" | "reset" | "truncated" | "malformed" | "wrong-type" | "html" | "stalled" | "slow" | "latency"
        /** Of the catalogue, by its name or code: it comes in its own dialect */
        error?: string
        /** Seconds for Retry-After. Default with Throttled: 1 */
        retry_after?: number
        /** Of a page of HTML. Default: 502 */
        status?: number
        /** true: the work is done, and kept, before the answer goes wrong */
        committed?: boolean
        /** Milliseconds before the answer: a number, a range, or a log-normal distribution */
        latency?: number | {
          min: number
          max: number
        } | {
          median: number
          sigma: number
        }
        /** Milliseconds until a stalled answer ends. Default: when the client leaves */
        stall?: number
        /** Milliseconds between the bytes of a slow body. Default: 100 */
        pace?: number
      } & {
        id: string
        /** The project that it is limited to */
        project?: string
        /** How many calls were meant */
        matched: number
        /** For how many of those it fired */
        fired: number
      })[]
    }
  }
  /** Add a fault. Of all faults that fire for a call, the first one decides its answer, and their latencies add up. An answer that was meddled with says so in `X-Dewkit-Fault`. With a scope, only calls of that project are meant. */
  addFault: {
    input: {
      /** Fields to begin with; those beside it go before it. */
      preset?: "throttled" | "gateway-down" | "lost-answers" | "slow-region"
      /** encryptData or encrypt-data, or several of them; without it, all are meant */
      operation?: string | string[]
      /** Calls that name this CMK; its id finds those by an alias too */
      key?: string
      /** Name or id of a user */
      caller?: string
      /** A header that the call has, as `name` or `name: value` */
      header?: string
      /** Only for the first calls */
      first?: number
      /** Not for so many calls at the beginning; the others count from there */
      after?: number
      /** Only for every second, third, … call */
      every?: number
      /** Only for this share of the calls, at random */
      share?: number
      /** What the random numbers begin with */
      seed?: number
      /** error: a refusal of the catalogue. reset: the connection ends. truncated: it ends after half of the body. malformed: the body is no JSON. wrong-type: Content-Type is text/plain. html: the page of a gateway. stalled: no answer comes. slow: the body comes byte by byte. latency: nothing but a wait. Default: error where `error` is there, else latency. */
      kind?: "error" | "reset" | "truncated" | "malformed" | "wrong-type" | "html" | "stalled" | "slow" | "latency"
      /** Of the catalogue, by its name or code: it comes in its own dialect */
      error?: string
      /** Seconds for Retry-After. Default with Throttled: 1 */
      retry_after?: number
      /** Of a page of HTML. Default: 502 */
      status?: number
      /** true: the work is done, and kept, before the answer goes wrong */
      committed?: boolean
      /** Milliseconds before the answer: a number, a range, or a log-normal distribution */
      latency?: number | {
        min: number
        max: number
      } | {
        median: number
        sigma: number
      }
      /** Milliseconds until a stalled answer ends. Default: when the client leaves */
      stall?: number
      /** Milliseconds between the bytes of a slow body. Default: 100 */
      pace?: number
    }
    output: {
      /** Fields to begin with; those beside it go before it. */
      preset?: "throttled" | "gateway-down" | "lost-answers" | "slow-region"
      /** encryptData or encrypt-data, or several of them; without it, all are meant */
      operation?: string | string[]
      /** Calls that name this CMK; its id finds those by an alias too */
      key?: string
      /** Name or id of a user */
      caller?: string
      /** A header that the call has, as `name` or `name: value` */
      header?: string
      /** Only for the first calls */
      first?: number
      /** Not for so many calls at the beginning; the others count from there */
      after?: number
      /** Only for every second, third, … call */
      every?: number
      /** Only for this share of the calls, at random */
      share?: number
      /** What the random numbers begin with */
      seed?: number
      /** error: a refusal of the catalogue. reset: the connection ends. truncated: it ends after half of the body. malformed: the body is no JSON. wrong-type: Content-Type is text/plain. html: the page of a gateway. stalled: no answer comes. slow: the body comes byte by byte. latency: nothing but a wait. Default: error where `error` is there, else latency. */
      kind?: "error" | "reset" | "truncated" | "malformed" | "wrong-type" | "html" | "stalled" | "slow" | "latency"
      /** Of the catalogue, by its name or code: it comes in its own dialect */
      error?: string
      /** Seconds for Retry-After. Default with Throttled: 1 */
      retry_after?: number
      /** Of a page of HTML. Default: 502 */
      status?: number
      /** true: the work is done, and kept, before the answer goes wrong */
      committed?: boolean
      /** Milliseconds before the answer: a number, a range, or a log-normal distribution */
      latency?: number | {
        min: number
        max: number
      } | {
        median: number
        sigma: number
      }
      /** Milliseconds until a stalled answer ends. Default: when the client leaves */
      stall?: number
      /** Milliseconds between the bytes of a slow body. Default: 100 */
      pace?: number
    } & {
      id: string
      /** The project that it is limited to */
      project?: string
      /** How many calls were meant */
      matched: number
      /** For how many of those it fired */
      fired: number
    }
  }
  /** Remove all faults */
  clearFaults: {
    input: {}
    output: {
      /** Ids */
      unfired: string[]
    }
  }
  /** Remove a fault */
  removeFault: {
    input: {
      /** Id of a fault */
      id: string
    }
    output: {
      /** Fields to begin with; those beside it go before it. */
      preset?: "throttled" | "gateway-down" | "lost-answers" | "slow-region"
      /** encryptData or encrypt-data, or several of them; without it, all are meant */
      operation?: string | string[]
      /** Calls that name this CMK; its id finds those by an alias too */
      key?: string
      /** Name or id of a user */
      caller?: string
      /** A header that the call has, as `name` or `name: value` */
      header?: string
      /** Only for the first calls */
      first?: number
      /** Not for so many calls at the beginning; the others count from there */
      after?: number
      /** Only for every second, third, … call */
      every?: number
      /** Only for this share of the calls, at random */
      share?: number
      /** What the random numbers begin with */
      seed?: number
      /** error: a refusal of the catalogue. reset: the connection ends. truncated: it ends after half of the body. malformed: the body is no JSON. wrong-type: Content-Type is text/plain. html: the page of a gateway. stalled: no answer comes. slow: the body comes byte by byte. latency: nothing but a wait. Default: error where `error` is there, else latency. */
      kind?: "error" | "reset" | "truncated" | "malformed" | "wrong-type" | "html" | "stalled" | "slow" | "latency"
      /** Of the catalogue, by its name or code: it comes in its own dialect */
      error?: string
      /** Seconds for Retry-After. Default with Throttled: 1 */
      retry_after?: number
      /** Of a page of HTML. Default: 502 */
      status?: number
      /** true: the work is done, and kept, before the answer goes wrong */
      committed?: boolean
      /** Milliseconds before the answer: a number, a range, or a log-normal distribution */
      latency?: number | {
        min: number
        max: number
      } | {
        median: number
        sigma: number
      }
      /** Milliseconds until a stalled answer ends. Default: when the client leaves */
      stall?: number
      /** Milliseconds between the bytes of a slow body. Default: 100 */
      pace?: number
    } & {
      id: string
      /** The project that it is limited to */
      project?: string
      /** How many calls were meant */
      matched: number
      /** For how many of those it fired */
      fired: number
    }
  }
  /** List the requests that the mock has answered */
  requests: {
    input: {
      /** encryptData or encrypt-data */
      operation?: string
      /** A CMK as the request named it, or its id */
      key?: string
      status?: number
      /** Name or code in the catalogue */
      error?: string
      /** Name or id of a user */
      caller?: string
      /** ISO 8601, in UTC */
      since?: string
      /** ISO 8601, in UTC */
      until?: string
      /** The newest so many */
      limit?: number
    }
    output: {
      requests: ({
        id: number
        /** ISO 8601, in UTC */
        at: string
        duration_ms: number
        operation?: string
        method: string
        /** With its query, whose secrets are hidden */
        path: string
        project_id?: string
        caller?: {
          user?: string
          domain?: string
        }
        /** The CMK as the request named it */
        key?: string
        /** Its id, where request or answer tell it */
        key_id?: string
        /** What was answered; 0 for nothing */
        status: number
        error?: {
          name: string
          code: string
          message: string
        }
        request: {
          headers: { [name: string]: string }
          /** JSON, or text that says why it is not shown */
          body?: unknown
        }
        response: {
          headers: { [name: string]: string }
          /** JSON, or text that says why it is not shown */
          body?: unknown
        }
        /** Against the contract; what a fault did counts for nobody */
        findings: {
          client: string[]
          service: string[]
        }
        /** Fields that were sent and nobody read */
        unread: string[]
        /** Ids of the faults that meddled with it */
        faults: string[]
        explanation?: {
          /** What refused: schema, key rule, right, signature, token, throttle, fault, state, path */
          rule: string
          /** Why */
          says: string
          /** Where the contract says so, a JSON pointer into dewkit spec */
          place?: string
          /** The cell of the key matrix, such as states.disabled */
          cell?: string
          /** Rights of which one would do, the current name first */
          missing?: string[]
          /** The rights of the caller */
          has?: string[]
          /** What would be right */
          right?: string
          signature?: {
            /** The canonical request that the mock has made */
            server: string
            /** The one that the client must have signed, where the mock has found it out */
            client?: string
            /** Line by line: both, + the mock alone, - the client alone */
            diff?: string[]
          }
        }
      })[]
      /** How many there are, beyond the limit too */
      total: number
    }
  }
  /** Forget the requests */
  clearRequests: {
    input: {}
    output: {
      forgotten: number
    }
  }
  /** Demand that requests were made, or were not. Without a number, at least one. When it is not so, the answer shows the nearest misses, field by field. */
  verify: {
    input: {
      operation?: string
      key?: string
      status?: number
      error?: string
      caller?: string
      /** Fields that the request has among others */
      body?: { [name: string]: unknown }
      exactly?: number
      at_least?: number
      at_most?: number
      never?: boolean
      /** These, one after the other, with others between them or without */
      in_order?: ({
        operation?: string
        key?: string
        status?: number
        error?: string
        caller?: string
        /** Fields that the request has among others */
        body?: { [name: string]: unknown }
      })[]
    }
    output: {
      matched: number
      /** Their numbers */
      requests: number[]
    }
  }
  /** Show one request */
  request: {
    input: {
      /** Number of a request */
      id: string
    }
    output: {
      id: number
      /** ISO 8601, in UTC */
      at: string
      duration_ms: number
      operation?: string
      method: string
      /** With its query, whose secrets are hidden */
      path: string
      project_id?: string
      caller?: {
        user?: string
        domain?: string
      }
      /** The CMK as the request named it */
      key?: string
      /** Its id, where request or answer tell it */
      key_id?: string
      /** What was answered; 0 for nothing */
      status: number
      error?: {
        name: string
        code: string
        message: string
      }
      request: {
        headers: { [name: string]: string }
        /** JSON, or text that says why it is not shown */
        body?: unknown
      }
      response: {
        headers: { [name: string]: string }
        /** JSON, or text that says why it is not shown */
        body?: unknown
      }
      /** Against the contract; what a fault did counts for nobody */
      findings: {
        client: string[]
        service: string[]
      }
      /** Fields that were sent and nobody read */
      unread: string[]
      /** Ids of the faults that meddled with it */
      faults: string[]
      explanation?: {
        /** What refused: schema, key rule, right, signature, token, throttle, fault, state, path */
        rule: string
        /** Why */
        says: string
        /** Where the contract says so, a JSON pointer into dewkit spec */
        place?: string
        /** The cell of the key matrix, such as states.disabled */
        cell?: string
        /** Rights of which one would do, the current name first */
        missing?: string[]
        /** The rights of the caller */
        has?: string[]
        /** What would be right */
        right?: string
        signature?: {
          /** The canonical request that the mock has made */
          server: string
          /** The one that the client must have signed, where the mock has found it out */
          client?: string
          /** Line by line: both, + the mock alone, - the client alone */
          diff?: string[]
        }
      }
    }
  }
  /** Get the requests as HAR, for the tools of browsers */
  exportHar: {
    input: {}
    output: { [name: string]: unknown }
  }
  /** Get the requests as a .http file, for editors that send them */
  exportHttp: {
    input: {}
    output: string
  }
  /** Hear of requests, and of what is steered, while it happens */
  events: {
    input: {}
    output: AsyncIterable<{ event: string; data: unknown }>
  }
  /** List the sentences that a contract test may begin with */
  states: {
    input: {}
    output: {
      states: ({
        sentence: string
        means: string
        /** Name → JSON Schema */
        parameters: { [name: string]: { [name: string]: unknown } }
        gives: string[]
      })[]
    }
  }
  /** Bring a state about. Pact's state-change protocol: the verifiers of all languages speak it. `teardown` takes back what is no record: faults and the clock. The answer holds what the state gives (docs/provider-states.md). */
  bringAbout: {
    input: {
      /** A sentence, with its parameters in braces or with their values in place */
      state: string
      /** Parameter → value */
      params?: { [name: string]: unknown } | null
      action?: "setup" | "teardown"
      /** Who asks */
      consumer?: string
    }
    output: { [name: string]: string }
  }
  /** List the projects */
  projects: {
    input: {}
    output: {
      projects: ({
        id: string
        /** Name of the project: that of its region, or one that begins with it */
        name: string
        /** Whether it was added while the mock ran */
        added?: boolean
      })[]
    }
  }
  /** Add a project that nobody else knows. It belongs to the demo account, and holds the demo key. Its id goes into the path of every call and into `X-Dewkit-Scope`: tests that share a mock do not meet. */
  addProject: {
    input: {}
    output: {
      id: string
      /** Name of the project: that of its region, or one that begins with it */
      name: string
      /** Whether it was added while the mock ran */
      added?: boolean
    }
  }
  /** Remove a project that was added, and all that it has */
  removeProject: {
    input: {
      /** Id of a project */
      project: string
    }
    output: { [name: string]: unknown }
  }
}
