// Written by `npm run generate` from openapi/. Not edited by hand.
export const controlOperations = {
  "health": {"method":"GET","path":"/_dewkit/health","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Tell whether the mock runs"},
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
  "states": {"method":"GET","path":"/_dewkit/provider-states","type":"application/json","scoped":true,"query":[],"body":false,"summary":"List the sentences that a contract test may begin with"},
  "bringAbout": {"method":"POST","path":"/_dewkit/provider-states","type":"application/json","scoped":true,"query":[],"body":true,"summary":"Bring a state about"},
  "projects": {"method":"GET","path":"/_dewkit/projects","type":"application/json","scoped":false,"query":[],"body":false,"summary":"List the projects"},
  "addProject": {"method":"POST","path":"/_dewkit/projects","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Add a project that nobody else knows"},
  "removeProject": {"method":"DELETE","path":"/_dewkit/projects/{project}","type":"application/json","scoped":false,"query":[],"body":false,"summary":"Remove a project that was added, and all that it has"},
} as const

export type ControlOperation = keyof typeof controlOperations
