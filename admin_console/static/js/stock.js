// Sends a file of keys in pieces: the server seals each as it arrives, and never holds the whole.
;(() => {
  const form = document.querySelector('#file')
  const input = form.querySelector('[data-file]')
  const said = form.querySelector('[data-said]')
  const token = form.elements.csrf_token.value
  const size = Number(form.dataset.piece)

  const send = async (address, body) => {
    const answer = await fetch(address, { method: 'POST', body, headers: { 'X-CSRFToken': token, 'HX-Request': 'true' } })
    if (answer.ok) return answer
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    throw new Error(page.querySelector('[role=alert]')?.textContent ?? page.body.textContent.trim())
  }

  const upload = async (file) => {
    const about = new FormData(form)
    about.delete('keys')
    about.set('follows', 'pieces')
    about.set('name', file.name)
    const { address } = await (await send(form.action, about)).json()
    for (let position = 0; position * size < file.size; position++) {
      said.textContent = `${Math.round((position * size * 100) / file.size)} % sent`
      await send(`${address}/pieces/${position}`, file.slice(position * size, (position + 1) * size))
    }
    await send(`${address}/complete`)
    location.assign(address)
  }

  form.addEventListener('submit', (event) => {
    const file = input.files[0]
    if (file === undefined) return
    event.preventDefault()
    upload(file).catch((error) => (said.textContent = error.message))
  })
})()
