"""One module a page; a page is imported when somebody opens it."""
