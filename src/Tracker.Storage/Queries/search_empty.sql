delete from search_term;
delete from search_text;
delete from search_fill;
insert into search_fill values ('')
