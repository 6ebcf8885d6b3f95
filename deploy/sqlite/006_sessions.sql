-- Who is signed in where. The cookie has a secret; only its SHA-256 is stored.
create table session (
    id text not null primary key,
    hash blob not null unique,
    participant text not null,
    browser text not null,
    started_at integer not null,
    seen_at integer not null,
    ends_at integer not null,
    ended_at integer
) strict;

create index session_of_participant on session (participant);
