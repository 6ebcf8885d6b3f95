insert into data_protection_key (name, xml) values (@name, @xml)
