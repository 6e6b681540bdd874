"""The building blocks of every page. A page is put together from these and styles nothing itself.

All look comes from `ui.style` (the style sheet names the classes below and their properties `kind`
and `tone`); colours from `ui.tokens`; words from `ui.words` (`tr`, `ntr`, `say`); icons by the name
of a file in resources/icons. A tone is good, warn, bad, accent or mute.

A page (`ui.pages.page.Page`) is made as `SomePage(engine, window, …)`:

    class ChecksPage(Page):
        def __init__(self, engine: Engine, window: Shell) -> None:
            super().__init__(engine, window, tr("All checks"))
            card = Card()
            card.add_row(Row(Tile("check", "good"), tr("Title"), tr("Why"), Pill(tr("On"), "good")))
            self.add(SectionHeader(tr("This computer")))
            self.add(card)
            self.end()

        def receive(self, event: Event) -> None:   # every event of the engine, in this thread
            ...

`add` puts a widget into the column that scrolls, `add_above` above it, `note` a quiet line at the
foot. `self.shell` is the window: `open(page)`, `back()`, `say(sentence)` (shown at the foot and
announced), `open_fix(id)`, `open_report(message)`, `open_preview(parcel)`,
`open_request(reference)`, `open_channels()`, `open_checks()`, `theme.motion`. Pages never import
each other. `shown` is called whenever the page comes on top (put the focus there), `escape` says
True where Esc closed something smaller than the page.

labels    Label, Heading (15 semi-bold), Strong (row title), Bold, Caption (12, quiet),
          SectionTitle, Highlighted (marks), Pill(words, tone)
symbols   Tile(icon, tone, bare=), Spinner(motion=), Dot(is_open=), Logo
buttons   Button(words, press, kind="secondary"|"primary"|"link"|"inline", icon=""),
          IconButton(icon, name, press), ChoiceCard(name, press) with add(widget)
cards     Card() with add_row, Card(padded=True) with column; Row(tile, title, caption, *trailing),
          RowButton(…, press=), SectionHeader(title) with add_link
segments  Segments(name, [(value, words), …], chosen, choose): radio buttons, arrow keys
banner    Banner(tone, title, sentence, *buttons); trouble_banner(trouble, *buttons)
bars      ProgressBar(name) with show_share(0.0 … 1.0); MeasureBar(share, gain, sentence)
disclosure  Disclosure(words, make): a link that shows a text as it is; make makes it
toggle    Toggle(name, on=, choose=)
columns   Grid() with show_cells: two columns, one where words are long
fields    Field(label, editor), TextField(prompt), TextArea(prompt)
search_field  SearchField(prompt)
picture   PictureView(Drawing(picture)): marks on a picture, and FileMaker, which makes its file
"""
