create table searches (id int4);
