// Draws figures that the server builds; colours are names of tokens and follow the theme.
;(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const styles = getComputedStyle(document.documentElement)

  // Plotly reads hex and rgb only: paint one pixel in the token's colour and read it back.
  const colour = (name) => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = styles.getPropertyValue(`--${name}`)
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
    return `rgb(${red}, ${green}, ${blue})`
  }

  const painted = (value) => {
    if (typeof value === 'string') return value.startsWith('var(--') ? colour(value.slice(6, -1)) : value
    if (Array.isArray(value)) return value.map(painted)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, painted(each)]))
  }

  const draw = async (element) => {
    element.figure ??= await fetch(element.dataset.chart, {
      headers: { Accept: 'application/json' },
    }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    const { data, layout } = painted(element.figure)
    const empty = data.every((trace) => [trace.x, trace.y].flat().every((value) => typeof value !== 'number' || value === 0))
    element.classList.toggle('empty', empty)
    if (empty) {
      element.textContent = 'Nothing in this period.'
      return
    }
    await Plotly.react(element, data, layout, {
      responsive: true,
      displaylogo: false,
      modeBarButtons: [['toImage']],
      displayModeBar: 'hover',
    })
    if (element.listens) return
    element.listens = true
    // A bar carries the address of the rows behind it.
    element.on('plotly_click', ({ points }) => {
      const address = points[0].customdata
      if (typeof address === 'string') location.assign(address)
    })
  }

  const drawAll = (selector = '[data-chart]') => {
    for (const element of document.querySelectorAll(selector)) {
      element.classList.add('drawn')
      draw(element).catch(() => {
        element.classList.add('failed')
        element.textContent = 'This chart could not be loaded. Reload the page to try again.'
      })
    }
  }
  document.addEventListener('console:theme', () => drawAll())
  // What a page fetches later may bring charts of its own.
  document.addEventListener('htmx:afterSettle', () => drawAll('[data-chart]:not(.drawn)'))
  drawAll()
})()
