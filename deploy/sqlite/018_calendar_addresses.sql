-- The private addresses of participants' calendars. Only a SHA-256 of the secret is stored; a revoked one is kept, to say that it was.
create table calendar_address (
    hash blob not null primary key,
    participant text not null,
    made_at integer not null,
    revoked_at integer
) strict, without rowid;

create index calendar_address_of on calendar_address (participant) where revoked_at is null;
