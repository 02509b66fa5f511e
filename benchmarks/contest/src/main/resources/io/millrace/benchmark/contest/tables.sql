create table world (id int4 primary key, randomnumber int4 not null);
insert into world select i, (i::int8 * 31 % 10000)::int4 from generate_series(1, ${worlds}) i;

create table fortune (id int4 primary key, message text not null);
insert into fortune values
  (1, 'fortune: No such file or directory'),
  (2, 'A computer scientist is someone who fixes things that aren''t broken.'),
  (3, 'After enough decimal places, nobody gives a damn.'),
  (4, 'A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1'),
  (5, 'A computer program does what you tell it to do, not what you want it to do.'),
  (6, 'Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen'),
  (7, 'Any program that runs right is obsolete.'),
  (8, 'A list is only as strong as its weakest link. — Donald Knuth'),
  (9, 'Feature: A bug with seniority.'),
  (10, 'Computers make very fast, very accurate mistakes.'),
  (11, '<script>alert("This should not be displayed in a browser alert box.");</script>'),
  (12, 'フレームワークのベンチマーク');

create table product (
  id int8 primary key,
  name text not null,
  maker text not null,
  description text not null,
  stock int4 not null,
  weight float8 not null,
  available bool not null,
  listed_at timestamptz not null,
  code uuid not null,
  price numeric(12, 2) not null);
insert into product select
    i,
    'product ' || i,
    'maker ' || i % 100,
    'What there is to be said about product ' || i || ', in a line of ordinary length.',
    i % 500,
    i + 0.25,
    i % 3 > 0,
    '2020-01-01 00:00:01.123+00'::timestamptz + i * interval '1 minute',
    md5(i::text)::uuid,
    (i * 7 % 100000 + 100) / 100.0
  from generate_series(1, 10000) i;

create table note (id int8 primary key, title text not null, body text not null, rank int4 not null);

create table stock (id int4 primary key, quantity int4 not null) with (fillfactor = 50);
insert into stock select i, 0 from generate_series(1, 2000) i;

create table author (id int4 primary key, name text not null);
insert into author select i, 'author ' || i from generate_series(1, 1000) i;
create table post (id int4 primary key, author_id int4 not null references author, title text not null);
insert into post select i, (i - 1) / 10 + 1, 'post ' || i from generate_series(1, 10000) i;
create index on post (author_id);
create table comment (id int4 primary key, post_id int4 not null references post, body text not null);
insert into comment select i, (i - 1) / 10 + 1, 'comment ' || i from generate_series(1, 100000) i;
create index on comment (post_id);

analyze
