create table refusal (
    id integer primary key,
    at integer not null,
    participant text not null,
    actor text not null,
    command text not null,
    code text not null
) strict;
