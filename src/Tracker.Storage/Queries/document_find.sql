select sha256, form, size, pages, text_sha256, characters, why_no_text from document where sha256 = @sha256
