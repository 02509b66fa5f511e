package io.millrace.benchmark.contest;

/** How IMDBench's tables are put back, and looked at. */
final class FilmTables {

    /** Undoes what was written, sequences included, so that everybody is given the same keys. */
    static final String RESET = """
            delete from directors where id > (select directors from film_counts);
            delete from actors where id > (select actors from film_counts);
            delete from movies where id > (select movies from film_counts);
            delete from persons where id > (select persons from film_counts);
            delete from users where id > (select users from film_counts);
            update movies set title = split_part(title, '---', 1) where title like '%---%';
            select setval('movies_id_seq', movies), setval('users_id_seq', users), setval('persons_id_seq', persons),
              setval('directors_id_seq', directors), setval('actors_id_seq', actors) from film_counts""";

    /** Everything that was written. */
    static final String STATE = """
            select md5(string_agg(written, ';' order by written)) from (
              select m::text from movies m, film_counts where m.id > movies or m.title like '%---%'
              union all select u::text from users u, film_counts where u.id > users
              union all select p::text from persons p, film_counts where p.id > persons
              union all select ('directs', person_id, movie_id, list_order)::text from directors d, film_counts where d.id > directors
              union all select ('acts', person_id, movie_id, list_order)::text from actors a, film_counts where a.id > actors) as w(written)""";

    private FilmTables() {}
}
