-- Who is on the access list of which record, found by participant: asking takes as long for a record that exists as for one that does not.
create table access_member (
    participant text not null,
    actor text not null,
    primary key (participant, actor)
) strict, without rowid;

create index access_member_by_actor on access_member (actor);

create trigger access_list_has_members after insert on access_list
begin
    insert or ignore into access_member (participant, actor)
    select json_extract(line.value, '$.participant'), new.actor from json_each(new.list, '$.roster') line;
end;

create trigger access_list_has_other_members after update of list on access_list
begin
    delete from access_member where actor = new.actor;
    insert or ignore into access_member (participant, actor)
    select json_extract(line.value, '$.participant'), new.actor from json_each(new.list, '$.roster') line;
end;

insert or ignore into access_member (participant, actor)
select json_extract(line.value, '$.participant'), access_list.actor from access_list, json_each(access_list.list, '$.roster') line;
