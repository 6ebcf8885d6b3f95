delete from search_fill
