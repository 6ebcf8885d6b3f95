select reached from search_fill
