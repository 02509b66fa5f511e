package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.WrittenIndex;
import java.util.List;
import java.util.Set;

/** Rules about indexes. */
final class IndexRules {

    private static final Set<String> NEVER_SORTED =
            Set.of("jsonb", "tsvector", "geometry", "geography", "vector", "halfvec", "point", "polygon");
    private static final int BROKEN_FROM = 140_000;
    private static final int BROKEN_TO = 140_003;

    private IndexRules() {}

    static final List<Rule> ALL = List.of(
            refused("L01", "An index is built while nobody can write")
                    .locks(
                            "SHARE on the table: reads go on, every write waits",
                            "until the whole table is read and sorted")
                    .safely("table.index(…), which builds it concurrently; in SQL: create index concurrently")
                    .shown(
                            "create index users_email_idx on users (email)",
                            "create index concurrently users_email_idx on users (email)")
                    .when(scene -> scene.index()
                            .filter(index -> !index.concurrently() && !index.only() && !scene.isFresh(index.table()))
                            .isPresent()),
            refused("L02", "An index is dropped while nobody can read")
                    .locks("ACCESS EXCLUSIVE on the table: reads and writes wait", "behind the longest query that runs")
                    .safely("table.dropIndex(…), which drops it concurrently; in SQL: drop index concurrently")
                    .shown("drop index users_email_idx", "drop index concurrently users_email_idx")
                    .when(scene -> scene.begins("drop index")
                            && !scene.begins("drop index concurrently")
                            && scene.fresh().isEmpty()),
            refused("L03", "An index is built anew while nobody can write")
                    .locks(
                            "SHARE on the table and ACCESS EXCLUSIVE on the index: writes wait, and reads that use it",
                            "until the index is built")
                    .safely("reindex index concurrently; it runs outside of a transaction by itself")
                    .shown("reindex index users_email_idx", "reindex index concurrently users_email_idx")
                    .when(scene -> scene.begins("reindex") && !scene.phrase().hasAnywhere("concurrently")),
            advised("L04", "An index is dropped before the one that replaces it is there")
                    .locks("nothing, but every query that needs it reads the whole table", "until the other is built")
                    .safely("first the new index under another name, then drop the old one")
                    .shown(
                            "drop index concurrently users_email_idx;"
                                    + " create index concurrently users_email_lower_idx on users (lower(email))",
                            "create index concurrently users_email_lower_idx on users (lower(email));"
                                    + " drop index concurrently users_email_idx")
                    .when(scene -> scene.begins("drop index")
                            && scene.later().stream()
                                    .anyMatch(later -> WrittenIndex.of(later).isPresent())),
            advised("C16", "An index costs every write, and another one answers as much")
                    .locks("nothing; every insert and most updates keep one index more", "as long as it is kept")
                    .safely("leave it out where an index begins with the same columns; drop the shorter one afterwards")
                    .after("create table users (id int8 primary key, city text, name text);"
                            + " create index users_city_name_idx on users (city, name)")
                    .shown(
                            "create index concurrently users_city_idx on users (city)",
                            "create index concurrently users_name_idx on users (name)")
                    .when(scene -> !scene.index()
                            .map(index -> other(scene, index))
                            .orElse("")
                            .isEmpty())
                    .telling(scene -> "index "
                            + scene.index().map(index -> other(scene, index)).orElse("")
                            + (scene.load().writes() < 1
                                    ? ""
                                    : "; about " + Math.round(scene.load().writes())
                                            + " rows of the table are written in a second")),
            advised("Q25", "An index is of a kind that its column has no use for")
                    .locks("nothing; no query is answered by it", "as long as it is kept")
                    .safely(
                            "gin for jsonb, arrays and tsvector; gist for geometries and ranges; hnsw for vectors, or ivfflat"
                                    + " once the rows are there")
                    .after("create table users (id int8 primary key, data jsonb)")
                    .shown(
                            "create index concurrently users_data_idx on users (data)",
                            "create index concurrently users_data_idx on users using gin (data jsonb_path_ops)")
                    .when(IndexRules::isOfNoUse),
            refused("L47", "An index is built concurrently on PostgreSQL 14.0 to 14.3")
                    .locks("nothing, but rows that are updated meanwhile may be missing from the index", "for ever")
                    .safely("update the server to 14.4 or later first")
                    .on(BROKEN_TO)
                    .shown(
                            "create index concurrently users_email_idx on users (email)",
                            "create table logins (id int8 primary key, email text); create index logins_email on logins (email)")
                    .when(scene -> scene.server() >= BROKEN_FROM
                            && scene.server() <= BROKEN_TO
                            && ((scene.begins("reindex") && scene.phrase().hasAnywhere("concurrently"))
                                    || scene.index()
                                            .filter(WrittenIndex::concurrently)
                                            .isPresent())),
            advised("Q13", "An index is wider than it needs to be, or cannot do what others can")
                    .locks("nothing; more than three columns, or hash, rarely pay", "as long as it is kept")
                    .safely("fewer columns, with include(…) for those that are only read; btree instead of hash")
                    .shown(
                            "create index concurrently wide on users (a, b, c, d)",
                            "create index concurrently narrow on users (a, b) include (c, d)")
                    .when(scene -> scene.index()
                            .filter(index -> index.method().equals("hash")
                                    || (index.elements().size() > 3 && !scene.begins("create unique")))
                            .isPresent()));

    /** An index of the same table that begins with the same columns, or is the beginning of it; or empty. */
    private static String other(Scene scene, WrittenIndex index) {
        return scene.known().of(index.table()).stream()
                .flatMap(known -> known.indexes.values().stream())
                .filter(other -> !other.name().equals(index.name()))
                .filter(other -> isShorter(index, other) || isShorter(other, index))
                .map(WrittenIndex::name)
                .findFirst()
                .orElse("");
    }

    private static boolean isShorter(WrittenIndex one, WrittenIndex other) {
        return !one.unique()
                && one.isPlain()
                && other.isPlain()
                && method(one).equals("btree")
                && method(other).equals("btree")
                && one.columns().size() <= other.columns().size()
                && other.columns().subList(0, one.columns().size()).equals(one.columns());
    }

    private static String method(WrittenIndex index) {
        return index.method().isEmpty() ? "btree" : index.method();
    }

    private static boolean isOfNoUse(Scene scene) {
        WrittenIndex index = scene.index().orElse(null);
        if (index == null || index.elements().isEmpty()) {
            return false;
        }
        if (index.method().equals("ivfflat") && scene.isFresh(index.table())) {
            return true;
        }
        String type = scene.known()
                .type(index.table(), index.first())
                .map(written -> written.split(" ", -1)[0])
                .orElse("");
        return method(index).equals("btree") && index.isPlain() && NEVER_SORTED.contains(type);
    }
}
