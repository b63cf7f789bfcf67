// Copying, dialogs, search, rows as links, relative times, the theme. No state but the address.
;(() => {
  const root = document.documentElement
  const sheet = document.querySelector('#sheet')
  const search = document.querySelector('#search')

  const setTheme = (theme) => {
    root.dataset.bsTheme = theme
    localStorage.setItem('console-theme', theme)
    document.dispatchEvent(new CustomEvent('console:theme'))
  }

  const copy = async (button) => {
    const holder = button.closest('.copy')
    await navigator.clipboard.writeText(button.dataset.copy)
    holder?.classList.add('done')
    document.querySelector('#said').textContent = 'Copied'
    setTimeout(() => holder?.classList.remove('done'), 1200)
  }

  const openSearch = () => {
    if (search === null || search.open) return
    search.showModal()
    search.querySelector('input').select()
  }

  const actions = {
    theme: () => setTheme(root.dataset.bsTheme === 'dark' ? 'light' : 'dark'),
    menu: () => document.body.classList.toggle('nav-open'),
    search: openSearch,
    close: (element) => element.closest('dialog')?.close() ?? history.back(),
    copy,
  }

  document.addEventListener('click', (event) => {
    const element = event.target.closest('[data-do]')
    if (element !== null) {
      event.preventDefault()
      actions[element.dataset.do]?.(element)
      return
    }
    if (event.target instanceof HTMLDialogElement) event.target.close()
    if (event.target.classList?.contains('veil')) document.body.classList.remove('nav-open')
    const row = event.target.closest('tr[data-href]')
    if (row === null || event.target.closest('a, button, input, select, label')) return
    if (getSelection().toString() !== '') return
    if (event.metaKey || event.ctrlKey) open(row.dataset.href)
    else location.assign(row.dataset.href)
  })

  document.addEventListener('change', (event) => {
    if (event.target.dataset?.tick) {
      for (const box of event.target.form.elements) {
        if (box.name === event.target.dataset.tick) box.checked = event.target.checked
      }
    }
    if (event.target.matches('.filters select, .filters input[type=date]')) {
      event.target.form.requestSubmit()
    }
  })
  // Empty fields would only clutter an address that people share.
  document.addEventListener('formdata', (event) => {
    if (!event.target.matches('.filters')) return
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
  })

  const moveInSearch = (step) => {
    const links = [...search.querySelectorAll('li a')]
    const at = links.indexOf(document.activeElement)
    const next = links[at + step]
    if (next !== undefined) next.focus()
    else if (step < 0) search.querySelector('input').focus()
  }

  const moveInRows = (step) => {
    const rows = [...document.querySelectorAll('tr[data-href]')]
    if (rows.length === 0) return
    const at = rows.findIndex((row) => row.classList.contains('chosen'))
    const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)]
    rows[at]?.classList.remove('chosen')
    next.classList.add('chosen')
    next.scrollIntoView({ block: 'nearest' })
  }

  // What is too wide scrolls, and is a stop of the Tab key while it does: arrow keys move it.
  const reach = () => {
    for (const element of document.querySelectorAll('.scroll')) {
      const over = element.scrollWidth > element.clientWidth
      element.classList.toggle('over', over)
      if (over || element.scrollHeight > element.clientHeight) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
  }
  addEventListener('resize', reach)
  addEventListener('load', reach)
  document.addEventListener('htmx:afterSettle', reach)
  reach()

  const typing = (element) => element.matches('input, textarea, select, [contenteditable]')

  document.addEventListener('keydown', (event) => {
    if (event.key === 'k' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      openSearch()
    } else if (search?.open && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault()
      moveInSearch(event.key === 'ArrowDown' ? 1 : -1)
    } else if (!typing(event.target) && !event.metaKey && !event.ctrlKey && !event.altKey) {
      if (event.key === '/') {
        event.preventDefault()
        openSearch()
      }
      if (event.key === 'j') moveInRows(1)
      if (event.key === 'k') moveInRows(-1)
      const chosen = document.querySelector('tr.chosen')
      const idle = event.target === document.body || event.target.matches('.scroll')
      if (event.key === 'Enter' && idle && chosen !== null) {
        location.assign(chosen.dataset.href)
      }
    }
  })

  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target === sheet && !sheet.open) {
      sheet.showModal()
      sheet.querySelector('[autofocus]')?.focus()
    }
  })
  document.addEventListener('htmx:sendError', () => {
    document.querySelector('#said').textContent = 'The shop does not answer. Trying again.'
  })

  const spans = [
    [60, 1, 's'],
    [3600, 60, 'min'],
    [86400, 3600, 'h'],
    [2592000, 86400, 'd'],
  ]
  const tick = () => {
    for (const element of document.querySelectorAll('time[datetime]')) {
      const seconds = (Date.now() - Date.parse(element.dateTime)) / 1000
      const found = spans.find(([limit]) => Math.abs(seconds) < limit)
      if (found === undefined) continue
      const amount = `${Math.floor(Math.abs(seconds) / found[1])} ${found[2]}`
      const text = seconds >= 0 ? `${amount} ago` : `in ${amount}`
      if (element.textContent !== text) element.textContent = text
    }
  }
  setInterval(tick, 10_000)
})()
