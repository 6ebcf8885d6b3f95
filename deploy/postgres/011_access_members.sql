-- Who is on the access list of which record, found by participant: asking takes as long for a record that exists as for one that does not.
create table access_member (
    participant text collate "C" not null,
    actor text collate "C" not null,
    primary key (participant, actor)
);

create index access_member_by_actor on access_member (actor);

create function note_members() returns trigger language plpgsql as $$
begin
    delete from access_member where actor = new.actor;
    insert into access_member (participant, actor)
    select line ->> 'participant', new.actor from jsonb_array_elements(new.list::jsonb -> 'roster') line
    on conflict do nothing;
    return null;
end $$;

create trigger access_list_has_members after insert or update of list on access_list
    for each row execute function note_members();

insert into access_member (participant, actor)
select line ->> 'participant', access_list.actor from access_list, jsonb_array_elements(access_list.list::jsonb -> 'roster') line
on conflict do nothing;
