"""What one article may add to the pages of others: each limit with its reason.

An article costs its own page, data and picture, and a line or a quote on every listing that it stands in.
What it can ask for at the cost of a few words, it could ask for without end: so all that is told of it
elsewhere is counted here, and the site grows as its articles do (manual/docs/design.md, “How a site grows”).
"""

# Topics that one article gives rise to, the most salient first. Of 2,648 real articles 22 name more, and two
# more names than one in eight words: beyond it are lists of names, which say nothing of anybody.
TOPICS_AN_ARTICLE = 40
# And one for so many words, but so many in any case: a topic is a page and a feed, and two notes of one line
# with a hundred tags each would ask for a hundred of both.
WORDS_A_TOPIC = 8
TOPICS_AT_LEAST = 12
# Categories of an article in a feed, the weightiest first: readers of feeds show few, and store them all.
CATEGORIES_AN_ENTRY = 8
# Authors of an article in a feed and on a list.
AUTHORS_AN_ENTRY = 8
# Characters of a sentence that another page quotes, cut around the place that is quoted. Real sentences of
# more are lists.
QUOTE_CHARACTERS = 400
# Characters of a summary in a feed or a list; the article's own page shows the whole.
TEASER_CHARACTERS = 600
# Characters of a summary that is taken from the text: a longer sentence is no sentence.
SUMMARY_CHARACTERS = 1_200
