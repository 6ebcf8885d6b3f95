select actor, text from search_text where actor = any(@actors) and compartment = 'record' and key = 'same-as' and text <> ''
