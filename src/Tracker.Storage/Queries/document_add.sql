insert into document (sha256, form, size, pages, text_sha256, characters, why_no_text)
values (@sha256, @form, @size, @pages, @text_sha256, @characters, @why_no_text)
on conflict do nothing
