// Opens sealed keys in this tab (AES-256-GCM, WebCrypto); what was under the seal never leaves it.
;(() => {
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

  const unseal = async ({ url, key, iv, aad }) => {
    const answer = await fetch(url, { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
    if (!answer.ok) throw new Error('The sealed object could not be fetched.')
    const imported = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['decrypt'])
    const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: bytes(aad), tagLength: 128 }
    return crypto.subtle.decrypt(how, imported, await answer.arrayBuffer())
  }

  const show = (output, opened, type) => {
    if (type.startsWith('image/')) {
      const image = new Image()
      image.alt = 'The key, as a picture'
      image.src = URL.createObjectURL(new Blob([opened], { type }))
      output.replaceChildren(image)
    } else if (type === 'application/vnd.bitloot.fields+json') {
      const { fields } = JSON.parse(new TextDecoder().decode(opened))
      output.style.whiteSpace = 'pre-wrap'
      output.textContent = fields.map(({ label, value }) => `${label}: ${value}`).join('\n')
    } else {
      output.textContent = new TextDecoder().decode(opened)
    }
  }

  const openAll = () => {
    for (const element of document.querySelectorAll('[data-sealed]')) {
      const sealed = JSON.parse(element.dataset.sealed)
      const output = element.querySelector('output')
      delete element.dataset.sealed
      unseal(sealed)
        .then((opened) => show(output, opened, sealed.type))
        .catch(() => (output.textContent = 'It did not open: damaged, or not the one of this order.'))
    }
  }
  document.addEventListener('htmx:afterSwap', openAll)
  openAll()
})()
