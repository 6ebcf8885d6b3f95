-- Whom the head named: what pending invitations are listed by. Nothing that the directory knows of the address is shown to heads.
alter table invitation add column name text not null default '';
alter table invitation add column email text not null default '';
create index invitation_of_delegation on invitation (delegation, invited_at);
