"""One module for each kind of page: it decides what stands on the page, a template says how it reads."""
