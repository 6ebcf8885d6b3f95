-- Who is signed in where. The cookie has a secret; only its SHA-256 is stored.
create table session (
    id text collate "C" primary key,
    hash bytea not null unique,
    participant text collate "C" not null,
    browser text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
);

create index session_of_participant on session (participant);
