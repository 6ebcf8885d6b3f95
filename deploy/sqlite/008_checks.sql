-- One row, rewritten to find out whether the database takes writes again after it failed one.
create table write_probe (
    place integer primary key check (place = 1),
    at integer not null
) strict;

-- How many refusals a row stands for: of many within a minute, only the first ones have rows of their own.
alter table refusal add column times integer not null default 1;
