// Written by `npm run generate` from openapi/. Not edited by hand.
export interface paths {
    "/_dewkit/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the mock runs */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the mock can answer, with what it keeps its state in */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get figures for Prometheus
         * @description They are counted from the first time that they are asked for, and from what the journal remembers then.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/reset": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put everything back to how the mock began
         * @description Keys, grants and all other records are those of the seed again, faults and the journal are empty, and the clock is that of the system. Tokens stay good. With a scope it is so for the project alone.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/snapshot": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the whole state
         * @description One record a line, in the order of creation, so that two of them can be compared. It holds key material: it is a file for tests, as the keys are.
         */
        get: operations["snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a snapshot in place of the state
         * @description All or nothing within a project. With a scope, the records of the snapshot's one project become those of the scope.
         */
        post: operations["restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/seed": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what a seed file can say
         * @description The body is a seed, as in docs/seed.md. A key whose id or name is there already stays as it is. With a scope, keys that name no project go there.
         */
        post: operations["plant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/clock": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** Tell the time of the mock */
        get: operations["clock"];
        put?: never;
        /**
         * Set the clock, move it, stop it or let it go on
         * @description Deletions, rotations, expiry of material and of tokens, the skew of signatures and the throttle go by it. With a scope it is the clock of the project's keys alone: tokens, signatures and the throttle belong to accounts.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/faults": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the faults, and how often each has fired */
        get: operations["faults"];
        put?: never;
        /**
         * Add a fault
         * @description Of all faults that fire for a call, the first one decides its answer, and their latencies add up. An answer that was meddled with says so in `X-Dewkit-Fault`. With a scope, only calls of that project are meant.
         */
        post: operations["addFault"];
        /** Remove all faults */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/faults/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a fault */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a fault */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/requests": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the requests that the mock has answered */
        get: operations["requests"];
        put?: never;
        post?: never;
        /** Forget the requests */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/requests/verify": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Demand that requests were made, or were not
         * @description Without a number, at least one. When it is not so, the answer shows the nearest misses, field by field.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of a request */
                id: string;
            };
            cookie?: never;
        };
        /** Show one request */
        get: operations["request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/requests.har": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get the requests as HAR, for the tools of browsers */
        get: operations["exportHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/requests.http": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** Get the requests as a .http file, for editors that send them */
        get: operations["exportHttp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/events": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** Hear of requests, and of what is steered, while it happens */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/provider-states": {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the sentences that a contract test may begin with */
        get: operations["states"];
        put?: never;
        /**
         * Bring a state about
         * @description Pact's state-change protocol: the verifiers of all languages speak it. `teardown` takes back what is no record: faults and the clock. The answer holds what the state gives (docs/provider-states.md).
         */
        post: operations["bringAbout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the projects */
        get: operations["projects"];
        put?: never;
        /**
         * Add a project that nobody else knows
         * @description It belongs to the demo account, and holds the demo key. Its id goes into the path of every call and into `X-Dewkit-Scope`: tests that share a mock do not meet.
         */
        post: operations["addProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_dewkit/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a project */
                project: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a project that was added, and all that it has */
        delete: operations["removeProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         * @example 2026-03-01T12:00:00.000Z
         */
        Time: string;
        Health: {
            /** @constant */
            status: "ok";
            version: string;
            now: components["schemas"]["Time"];
            /** @description Whether nothing is random */
            deterministic: boolean;
        };
        Refusal: {
            error: {
                /**
                 * @description a word for machines: invalid, unknown, forbidden, …
                 * @example unknown
                 */
                code: string;
                /** @description What is wrong and what to do */
                message: string;
                /** @description The nearest misses, field by field */
                misses?: Record<string, never>[];
                /** @description The known name that is most like the one that was asked for */
                nearest?: string;
            };
        };
        Ready: {
            /** @constant */
            status: "ready";
        };
        ResetReport: {
            /** @description Ids of the projects that are as they were */
            projects: string[];
            /** @description Faults that were there and never fired */
            unfired: string[];
        };
        ClockSetting: {
            offset_ms: number;
            frozen_at?: components["schemas"]["Time"];
        };
        Snapshot: {
            /** @constant */
            dewkit: "snapshot 1";
            clock?: components["schemas"]["ClockSetting"];
            /** @description Those that were planted while it ran */
            accounts?: Record<string, never>[];
            /** @description Id of a project → kind of record → records */
            projects: {
                [key: string]: {
                    [key: string]: {
                        id: string;
                    }[];
                };
            };
        };
        RestoreReport: {
            projects: string[];
            /** @description How many there are now */
            records: number;
        };
        /** @description A seed: src/generated/seed.schema.json */
        Seed: {
            [key: string]: unknown;
        };
        PlantReport: {
            keys: {
                key_id: string;
                key_alias: string;
                project_id: string;
            }[];
        };
        FellDue: {
            /** @enum {unknown} */
            what: "deleted" | "rotated" | "material expired";
            key_id: string;
            /** @description Name of the CMK */
            key_alias: string;
            project_id: string;
            /** @description How many rotations */
            times?: number;
        };
        Clock: {
            now: components["schemas"]["Time"];
            frozen: boolean;
            /** @description By how much it is ahead of the clock of the system */
            offset_ms: number;
            fell_due: components["schemas"]["FellDue"][];
            /** @description Tokens in use that have expired by the move */
            tokens_expired?: number;
        };
        /**
         * @description Numbers with ms, s, m, h, d or w: 8d, 1h30m, 500ms
         * @example 8d
         */
        Duration: string;
        /** @description In this order: reset, set, advance, freeze. */
        ClockMove: {
            /** @description true: the clock of the system again */
            reset?: boolean;
            set?: components["schemas"]["Time"];
            advance?: components["schemas"]["Duration"];
            /** @description true: it stands still; false: it goes on from where it is */
            freeze?: boolean;
        };
        /** @description Which calls are meant, which of those it fires for, and what becomes of them. */
        NewFault: {
            /**
             * @description Fields to begin with; those beside it go before it.
             * @enum {unknown}
             */
            preset?: "throttled" | "gateway-down" | "lost-answers" | "slow-region";
            /** @description encryptData or encrypt-data, or several of them; without it, all are meant */
            operation?: string | string[];
            /** @description Calls that name this CMK; its id finds those by an alias too */
            key?: string;
            /** @description Name or id of a user */
            caller?: string;
            /** @description A header that the call has, as `name` or `name: value` */
            header?: string;
            /** @description Only for the first calls */
            first?: number;
            /** @description Not for so many calls at the beginning; the others count from there */
            after?: number;
            /** @description Only for every second, third, … call */
            every?: number;
            /** @description Only for this share of the calls, at random */
            share?: number;
            /**
             * @description What the random numbers begin with
             * @default 1
             */
            seed?: number;
            /**
             * @description error: a refusal of the catalogue. reset: the connection ends. truncated: it ends after half of the body. malformed: the body is no JSON. wrong-type: Content-Type is text/plain. html: the page of a gateway. stalled: no answer comes. slow: the body comes byte by byte. latency: nothing but a wait. Default: error where `error` is there, else latency.
             * @enum {unknown}
             */
            kind?: "error" | "reset" | "truncated" | "malformed" | "wrong-type" | "html" | "stalled" | "slow" | "latency";
            /** @description Of the catalogue, by its name or code: it comes in its own dialect */
            error?: string;
            /** @description Seconds for Retry-After. Default with Throttled: 1 */
            retry_after?: number;
            /** @description Of a page of HTML. Default: 502 */
            status?: number;
            /** @description true: the work is done, and kept, before the answer goes wrong */
            committed?: boolean;
            /** @description Milliseconds before the answer: a number, a range, or a log-normal distribution */
            latency?: number | {
                min: number;
                max: number;
            } | {
                median: number;
                sigma: number;
            };
            /** @description Milliseconds until a stalled answer ends. Default: when the client leaves */
            stall?: number;
            /** @description Milliseconds between the bytes of a slow body. Default: 100 */
            pace?: number;
        };
        Fault: components["schemas"]["NewFault"] & {
            id: string;
            /** @description The project that it is limited to */
            project?: string;
            /** @description How many calls were meant */
            matched: number;
            /** @description For how many of those it fired */
            fired: number;
        };
        Faults: {
            faults: components["schemas"]["Fault"][];
        };
        Cleared: {
            /** @description Ids */
            unfired: string[];
        };
        Id: string;
        ErrorOfEntry: {
            name: string;
            code: string;
            message: string;
        };
        Message: {
            headers: {
                [key: string]: string;
            };
            /** @description JSON, or text that says why it is not shown */
            body?: unknown;
        };
        SignatureDiff: {
            /** @description The canonical request that the mock has made */
            server: string;
            /** @description The one that the client must have signed, where the mock has found it out */
            client?: string;
            /** @description Line by line: both, + the mock alone, - the client alone */
            diff?: string[];
        };
        Explanation: {
            /** @description What refused: schema, key rule, right, signature, token, throttle, fault, state, path */
            rule: string;
            /** @description Why */
            says: string;
            /** @description Where the contract says so, a JSON pointer into dewkit spec */
            place?: string;
            /** @description The cell of the key matrix, such as states.disabled */
            cell?: string;
            /** @description Rights of which one would do, the current name first */
            missing?: string[];
            /** @description The rights of the caller */
            has?: string[];
            /** @description What would be right */
            right?: string;
            signature?: components["schemas"]["SignatureDiff"];
        };
        Entry: {
            id: number;
            at: components["schemas"]["Time"];
            duration_ms: number;
            operation?: string;
            method: string;
            /** @description With its query, whose secrets are hidden */
            path: string;
            project_id?: string;
            caller?: {
                user?: string;
                domain?: string;
            };
            /** @description The CMK as the request named it */
            key?: string;
            /** @description Its id, where request or answer tell it */
            key_id?: string;
            /** @description What was answered; 0 for nothing */
            status: number;
            error?: components["schemas"]["ErrorOfEntry"];
            request: components["schemas"]["Message"];
            response: components["schemas"]["Message"];
            /** @description Against the contract; what a fault did counts for nobody */
            findings: {
                client: string[];
                service: string[];
            };
            /** @description Fields that were sent and nobody read */
            unread: string[];
            /** @description Ids of the faults that meddled with it */
            faults: string[];
            explanation?: components["schemas"]["Explanation"];
        };
        Requests: {
            requests: components["schemas"]["Entry"][];
            /** @description How many there are, beyond the limit too */
            total: number;
        };
        Expectation: {
            operation?: string;
            key?: string;
            status?: number;
            error?: string;
            caller?: string;
            /** @description Fields that the request has among others */
            body?: {
                [key: string]: unknown;
            };
        };
        Verification: {
            operation?: string;
            key?: string;
            status?: number;
            error?: string;
            caller?: string;
            /** @description Fields that the request has among others */
            body?: {
                [key: string]: unknown;
            };
            exactly?: number;
            at_least?: number;
            at_most?: number;
            never?: boolean;
            /** @description These, one after the other, with others between them or without */
            in_order?: components["schemas"]["Expectation"][];
        };
        Verified: {
            matched: number;
            /** @description Their numbers */
            requests: number[];
        };
        States: {
            states: {
                sentence: string;
                means: string;
                /** @description Name → JSON Schema */
                parameters: {
                    [key: string]: Record<string, never>;
                };
                gives: string[];
            }[];
        };
        /** @description Fields that nobody knows are left alone, since verifiers send their own. */
        StateChange: {
            /** @description A sentence, with its parameters in braces or with their values in place */
            state: string;
            /** @description Parameter → value */
            params?: {
                [key: string]: unknown;
            } | null;
            /**
             * @default setup
             * @enum {unknown}
             */
            action?: "setup" | "teardown";
            /** @description Who asks */
            consumer?: string;
        };
        StateValues: {
            [key: string]: string;
        };
        Project: {
            id: string;
            /** @description Name of the project: that of its region, or one that begins with it */
            name: string;
            /** @description Whether it was added while the mock ran */
            added?: boolean;
        };
    };
    responses: {
        /** @description Refused */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        /** @description Id or name of a project; without it, everything is meant. */
        Scope: string;
        /** @description encryptData or encrypt-data */
        Operation: string;
        /** @description A CMK as the request named it, or its id */
        Key: string;
        Status: number;
        /** @description Name or code in the catalogue */
        Error: string;
        /** @description Name or id of a user */
        Caller: string;
        Since: components["schemas"]["Time"];
        Until: components["schemas"]["Time"];
        /** @description The newest so many */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            403: components["responses"]["Refused"];
            503: components["responses"]["Refused"];
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests, durations, errors, what was throttled, faults, and keys by state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetReport"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    snapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoreReport"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    plant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seed"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlantReport"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    clock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockMove"];
            };
        };
        responses: {
            /** @description The time, and what fell due */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    faults: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Faults"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFault"];
            };
        };
        responses: {
            /** @description The fault */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that were there and never fired */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cleared"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a fault */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            404: components["responses"]["Refused"];
        };
    };
    requests: {
        parameters: {
            query?: {
                /** @description encryptData or encrypt-data */
                operation?: components["parameters"]["Operation"];
                /** @description A CMK as the request named it, or its id */
                key?: components["parameters"]["Key"];
                status?: components["parameters"]["Status"];
                /** @description Name or code in the catalogue */
                error?: components["parameters"]["Error"];
                /** @description Name or id of a user */
                caller?: components["parameters"]["Caller"];
                since?: components["parameters"]["Since"];
                until?: components["parameters"]["Until"];
                /** @description The newest so many */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest last, without secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requests"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    clearRequests: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        forgotten: number;
                    };
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description It is so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            409: components["responses"]["Refused"];
        };
    };
    request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of a request */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All about it, without secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            404: components["responses"]["Refused"];
        };
    };
    exportHar: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description HTTP Archive 1.2 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    exportHttp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests one after the other; `{{token}}` stands for what proves who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `request` with an entry of the journal, and the name of each operation that steers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    states: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["States"];
                };
            };
            400: components["responses"]["Refused"];
        };
    };
    bringAbout: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id or name of a project; without it, everything is meant. */
                "X-Dewkit-Scope"?: components["parameters"]["Scope"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateChange"];
            };
        };
        responses: {
            /** @description It is so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateValues"];
                };
            };
            400: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
        };
    };
    projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        projects: components["schemas"]["Project"][];
                    };
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    addProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            403: components["responses"]["Refused"];
        };
    };
    removeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a project */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            404: components["responses"]["Refused"];
        };
    };
}

export const controlOperations = {
  "health": {"method":"GET","path":"/_dewkit/health","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Tell whether the mock runs"},
  "ready": {"method":"GET","path":"/_dewkit/ready","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Tell whether the mock can answer, with what it keeps its state in"},
  "metrics": {"method":"GET","path":"/_dewkit/metrics","type":"text/plain","scoped":false,"query":[],"body":false,"summary":"Get figures for Prometheus"},
  "reset": {"method":"POST","path":"/_dewkit/reset","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Put everything back to how the mock began"},
  "snapshot": {"method":"GET","path":"/_dewkit/snapshot","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Get the whole state"},
  "restore": {"method":"POST","path":"/_dewkit/restore","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Put a snapshot in place of the state"},
  "plant": {"method":"POST","path":"/_dewkit/seed","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Add what a seed file can say"},
  "clock": {"method":"GET","path":"/_dewkit/clock","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Tell the time of the mock"},
  "setClock": {"method":"POST","path":"/_dewkit/clock","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Set the clock, move it, stop it or let it go on"},
  "faults": {"method":"GET","path":"/_dewkit/faults","type":"application/json","scoped":true,"query":[],"body":false,"summary":"List the faults, and how often each has fired"},
  "addFault": {"method":"POST","path":"/_dewkit/faults","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Add a fault"},
  "clearFaults": {"method":"DELETE","path":"/_dewkit/faults","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Remove all faults"},
  "removeFault": {"method":"DELETE","path":"/_dewkit/faults/{id}","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Remove a fault"},
  "requests": {"method":"GET","path":"/_dewkit/requests","type":"application/json","scoped":true,"query":["operation","key","status","error","caller","since","until","limit"],"body":false,"summary":"List the requests that the mock has answered"},
  "clearRequests": {"method":"DELETE","path":"/_dewkit/requests","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Forget the requests"},
  "verify": {"method":"POST","path":"/_dewkit/requests/verify","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Demand that requests were made, or were not"},
  "request": {"method":"GET","path":"/_dewkit/requests/{id}","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Show one request"},
  "exportHar": {"method":"GET","path":"/_dewkit/requests.har","type":"application/json","scoped":true,"query":[],"body":false,"summary":"Get the requests as HAR, for the tools of browsers"},
  "exportHttp": {"method":"GET","path":"/_dewkit/requests.http","type":"text/plain","scoped":true,"query":[],"body":false,"summary":"Get the requests as a .http file, for editors that send them"},
  "events": {"method":"GET","path":"/_dewkit/events","type":"text/event-stream","scoped":true,"query":[],"body":false,"summary":"Hear of requests, and of what is steered, while it happens"},
  "states": {"method":"GET","path":"/_dewkit/provider-states","type":"application/json","scoped":true,"query":[],"body":false,"summary":"List the sentences that a contract test may begin with"},
  "bringAbout": {"method":"POST","path":"/_dewkit/provider-states","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Bring a state about"},
  "projects": {"method":"GET","path":"/_dewkit/projects","type":"application/json","scoped":false,"query":[],"body":false,"summary":"List the projects"},
  "addProject": {"method":"POST","path":"/_dewkit/projects","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Add a project that nobody else knows"},
  "removeProject": {"method":"DELETE","path":"/_dewkit/projects/{project}","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Remove a project that was added, and all that it has"},
} as const

export type ControlOperation = keyof typeof controlOperations
