-- Places on rosters that heads offered. They are taken when the invited participant accepts, and lapse otherwise.
create table invitation (
    id text not null primary key,
    participant text not null,
    invited_by text not null,
    delegation text not null,
    organization text not null,
    role text not null,
    from_day text,
    to_day text,
    invited_at integer not null,
    ended_at integer
) strict;

create index invitation_of_participant on invitation (participant);
create index invitation_by_inviter on invitation (invited_by, invited_at);

-- Whose sign-in link started the session; empty in those of earlier versions.
alter table session add column made_by text not null default '';
