-- The private addresses of participants' calendars. Only a SHA-256 of the secret is stored; a revoked one is kept, to say that it was.
create table calendar_address (
    hash bytea primary key,
    participant text collate "C" not null,
    made_at timestamptz not null,
    revoked_at timestamptz
);

create index calendar_address_of on calendar_address (participant) where revoked_at is null;
