-- A participant may be on one roster twice, for other days or in another role. The conflict clause of a trigger does not count where the
-- statement that set it off has one of its own, so each participant is taken once.
drop trigger access_list_has_members;
drop trigger access_list_has_other_members;

create trigger access_list_has_members after insert on access_list
begin
    delete from access_member where actor = new.actor;
    insert into access_member (participant, actor)
    select distinct json_extract(line.value, '$.participant'), new.actor from json_each(new.list, '$.roster') line;
end;

create trigger access_list_has_other_members after update of list on access_list
begin
    delete from access_member where actor = new.actor;
    insert into access_member (participant, actor)
    select distinct json_extract(line.value, '$.participant'), new.actor from json_each(new.list, '$.roster') line;
end;
