select actor, text from search_text
where actor in (select value from json_each(@actors)) and compartment = 'record' and key = 'same-as' and text <> ''
