export const style = `
:root { color-scheme: light dark; --good: light-dark(#0b6b35, #5fd38d); --bad: light-dark(#a3161b, #ff8f8f);
  --paper: light-dark(#fff, #16181c); --ink: light-dark(#1c1e21, #e6e6e6); --line: light-dark(#d9dce1, #3a3d44);
  --soft: light-dark(#f4f5f7, #1f2228); --dim: light-dark(#5c626b, #a0a6b0);
  --passed: light-dark(#d7f0df, #14432a); --failed: light-dark(#fbd5d5, #5c1d20); --skipped: light-dark(#ececf0, #33363d); }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--ink); background: var(--paper) }
h1 { font-size: 1.4rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 0 0 .5rem }
header p { margin: .2rem 0 } .verdict { font-size: 1.15rem; font-weight: 600 } .good { color: var(--good) } .bad { color: var(--bad) }
.two { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)) }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem .8rem; margin: 0 }
dt { color: var(--dim) } dd { margin: 0; overflow-wrap: anywhere }
.finding { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; background: var(--soft); padding: .8rem; margin: .8rem 0 }
.class { color: var(--bad) } .flaky { border: 1px solid; border-radius: 4px; padding: 0 .3rem; font-size: .85rem }
code { font: 13px/1.4 ui-monospace, monospace } .copy { float: right; font-size: .8rem }
.filters { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center } summary { cursor: pointer }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .2rem .4rem }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .9rem }
th, td { border: 1px solid var(--line); padding: .15rem .5rem; text-align: left; vertical-align: top } th[scope=row] { font-weight: 400 }
thead th { background: var(--soft) } td.passed { background: var(--passed) } td.failed { background: var(--failed); font-weight: 600 }
td.skipped { background: var(--skipped) } td.none { color: var(--dim); text-align: center }
svg { width: 100%; max-width: 26rem; height: auto; font-size: 12px } svg text { fill: currentColor }
rect.passed { fill: var(--good) } rect.failed { fill: var(--bad) } rect.skipped { fill: var(--dim) }
`

/** Filter, search and copy; the page says everything without it. */
export const script = `
const all = [...document.querySelectorAll('.finding')]
const field = (id) => document.getElementById(id)
function filter() {
  const chosen = field('class').value, words = field('search').value.toLowerCase()
  let shown = 0
  for (const each of all) {
    each.hidden = (chosen && each.dataset.class !== chosen) || !each.textContent.toLowerCase().includes(words)
    if (!each.hidden) shown += 1
  }
  field('shown').textContent = shown + ' of ' + all.length
}
if (all.length > 0) { field('class').oninput = field('search').oninput = filter; filter() }
for (const button of document.querySelectorAll('.copy')) button.onclick = async () => {
  await navigator.clipboard.writeText(button.nextElementSibling.textContent)
  button.textContent = 'copied'
  setTimeout(() => { button.textContent = 'copy' }, 1500)
}
`
