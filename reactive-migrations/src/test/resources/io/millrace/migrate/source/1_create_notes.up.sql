create table notes (id int8 primary key);
