package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import java.util.List;

/** Rules about indexes. */
final class IndexRules {

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
            refused("L08", "An index of a parted table is built concurrently")
                    .locks("nothing: PostgreSQL refuses it", "in the middle of the migration")
                    .safely(
                            "create index on only the parent, build one concurrently on each partition, and attach them")
                    .after("create table hits (at date) partition by range (at)")
                    .shown(
                            "create index concurrently hits_at_idx on hits (at)",
                            "create index hits_at_idx on only hits (at)")
                    .when(scene -> scene.index()
                            .filter(index ->
                                    index.concurrently() && scene.known().isParted(index.table()))
                            .isPresent()),
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
}
