-- Until when each participant has looked at what happened.
create table looked (
    participant text not null primary key,
    at integer not null
) strict;
