create function pick(number int8, seed int8, choices int8) returns int8 language sql immutable
  return abs(hashint8extended(number, seed) % choices);

create table movies (
  id serial primary key, image text not null, title text not null, year int4 not null, description text not null);
create table users (id serial primary key, name text not null, image text not null);
create table persons (
  id serial primary key,
  first_name text not null,
  middle_name text not null default '',
  last_name text not null,
  image text not null,
  bio text not null);
create table directors (
  id serial primary key,
  list_order int4,
  person_id int4 not null references persons,
  movie_id int4 not null references movies);
create table actors (
  id serial primary key,
  list_order int4,
  person_id int4 not null references persons,
  movie_id int4 not null references movies);
create table reviews (
  id serial primary key,
  body text not null,
  rating int4 not null,
  creation_time timestamptz not null,
  author_id int4 not null references users,
  movie_id int4 not null references movies);

insert into persons select
    i,
    'First' || pick(i, 1, 900),
    case when pick(i, 2, 100) < 90 then '' when pick(i, 2, 100) < 97 then 'Middle' || pick(i, 3, 900) else 'M.' end,
    'Last' || pick(i, 4, 5000),
    'person' || i || '.jpeg',
    repeat('A sentence of what there is to be said about somebody. ', 5)
  from generate_series(1, ${people}) i;
insert into users select i, 'user ' || i, 'user' || i || '.jpeg' from generate_series(1, ${people}) i;
insert into movies select
    i,
    'movie' || i || '.jpeg',
    'word' || pick(i, 5, 5000) || ' word' || pick(i, 6, 5000) || ' word' || pick(i, 7, 5000),
    1950 + pick(i, 8, 66),
    repeat('A sentence of ordinary length on what happens. ', 20)
  from generate_series(1, ${people} / 4) i;

insert into directors (list_order, person_id, movie_id)
  select place, ${people} - (m * 104729 + place * 31) % greatest(${people} * 7 / 100, 2), m
  from generate_series(1::int8, ${people} / 4) m, generate_series(1, case when pick(m, 9, 20) = 0 then 2 else 1 end) place;
insert into actors (list_order, person_id, movie_id)
  select case when m % 10 = 0 then null else place end, 1 + (m * 104729 + place * 7919) % (${people} * 94 / 100), m
  from generate_series(1::int8, ${people} / 4) m, generate_series(1, 10 + pick(m, 10, 46)) place;
insert into reviews (body, rating, creation_time, author_id, movie_id)
  select
    'Review ' || i || repeat('. A sentence of what somebody thought of it',
        case when pick(i, 11, 10) = 0 then 25 else 1 + pick(i, 12, 9) end::int4),
    case when rated < 20 then 0 when rated < 100 then 1 when rated < 300 then 2 when rated < 550 then 3
        when rated < 825 then 4 else 5 end,
    '2015-01-01 00:00:00+00'::timestamptz + pick(i, 13, 189388800) * interval '1 second',
    1 + pick(i, 14, ${people}),
    case when i <= ${people} / 4 then i else 1 + pick(i, 15, ${people} / 4) end
  from generate_series(1::int8, ${people} * 5) i, pick(i, 16, 995) rated;

create index on directors (person_id);
create index on directors (movie_id);
create index on actors (person_id);
create index on actors (movie_id);
create index on reviews (author_id);
create index on reviews (movie_id);
create index on reviews (creation_time);

create table film_counts as select
  (select max(id) from movies) as movies,
  (select max(id) from users) as users,
  (select max(id) from persons) as persons,
  (select max(id) from directors) as directors,
  (select max(id) from actors) as actors;
select setval('movies_id_seq', movies), setval('users_id_seq', users), setval('persons_id_seq', persons) from film_counts;

analyze
