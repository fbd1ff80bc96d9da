"""What written language means, apart from any article: how days are written, and what people are called.

It is ground like the model, because two rooms need it: `read` for fields and lines below a headline,
`understand` for datelines. A second reader of dates would sooner or later differ from the first.
"""
