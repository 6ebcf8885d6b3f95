-- Roles belong to the whole server, so another database may be creating this one at the same time.
do $$
begin
    if not exists (select from pg_roles where rolname = 'tracker_app') then
        create role tracker_app nologin;
    end if;
exception when duplicate_object or unique_violation then
    null;
end $$;

do $$
begin
    if not pg_has_role(current_user, 'tracker_app', 'member') then
        execute format('grant tracker_app to %I', current_user);
    end if;
exception when duplicate_object or unique_violation then
    null;
end $$;

grant usage on schema public to tracker_app;
grant select on schema_migration to tracker_app;
grant select, insert on event, data_protection_key, document, document_piece, document_upload to tracker_app;
grant select, insert, delete on refusal to tracker_app;
grant select, insert, update on write_probe, looked, bookmark, calendar_address, ballot_box to tracker_app;
grant select, insert, update, delete on session, invitation to tracker_app;
grant select, insert, delete on milestone, access_member to tracker_app;
grant select, insert, update on document_index, listing, access_list, last_change, sign_in_link to tracker_app;
grant select, insert, update, delete on search_text, search_term, claim, claim_link, document_words, document_term to tracker_app;
grant select, update, delete on last_change_fill to tracker_app;
grant select, insert, update, delete on search_fill, claim_fill to tracker_app;
grant select on orleansquery to tracker_app;
grant select, insert, update, delete on orleansstorage, orleansmembership, orleansmembershipversion, orleansreminders to tracker_app;
