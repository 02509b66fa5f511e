create table fruit (
  name text primary key
);
insert into fruit values ('apple');
