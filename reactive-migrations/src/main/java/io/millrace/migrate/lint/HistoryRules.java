package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;

import io.millrace.migrate.lint.written.Touched;
import java.util.List;

/** Rules about what has run before. */
final class HistoryRules {

    private HistoryRules() {}

    static final List<Rule> ALL = List.of(advised("H05", "One that came in later meets what a newer one has done")
            .locks(
                    "nothing; what comes of both depends on which ran first, and elsewhere it may be the other",
                    "for good")
            .safely("look at both; where the order matters, give it a higher number, so that it runs behind the"
                    + " other everywhere")
            .after("create table users (id int8 primary key, name text)")
            .behind("alter table users alter column name set default ''")
            .shown(
                    "alter table users alter column name drop default",
                    "create table notes (id int8 generated always as identity primary key)")
            .when(scene -> !meeting(scene).isEmpty())
            .telling(HistoryRules::meeting));

    private static String meeting(Scene scene) {
        return Touched.meeting(scene.phrase(), scene.ran(), scene.server());
    }
}
