package io.millrace.benchmark.goal;

import java.util.List;

/** What every goal is called, in their order, where everything was measured. */
public final class GoalNames {

    private GoalNames() {}

    /** With so many rows in the stream. */
    public static List<String> all(String streamed) {
        return List.of(
                "get, 64 in flight, not gathered, beside by hand",
                "get, 1 in flight, not gathered, beside by hand",
                "bytes of a get",
                "get, 64 in flight, beside by hand",
                "get, 256 in flight, beside by hand",
                "gathered gets, 64 in flight, beside Hibernate Reactive",
                "gathered gets, 256 in flight, beside Hibernate Reactive",
                "a get alone, gathered beside not gathered",
                "99 % of gathered gets beside not gathered, 0 ms away, at the load where they differ most",
                "99 % of gathered gets beside not gathered, 1 ms away, at the load where they differ most",
                "99 % of gathered gets beside not gathered, 20 ms away, at the load where they differ most",
                "list of 100, beside by hand",
                "list of 1,000, beside by hand",
                "list of 10,000, beside by hand",
                "TechEmpower queries (20), strict, not gathered, beside by hand",
                "TechEmpower queries (20), best idiom, beside by hand",
                "TechEmpower updates (20), strict, not gathered, beside by hand",
                "TechEmpower updates (20), best idiom, beside by hand",
                "TechEmpower fortunes, beside by hand",
                "stream of " + streamed + ", beside by hand",
                "100 authors with posts and comments, beside the better of by hand and by hand with a pool",
                "bytes of a row in a list of 10,000 beside in one of 100",
                "bytes of a further row after 1,000 beside after 100",
                "statements of list of 1",
                "statements of list of 10",
                "statements of list of 100",
                "statements of list of 1,000",
                "statements of list of 10,000",
                "MiB in use at the end of a stream of " + streamed + " in 64 MiB, beyond those after a tenth",
                "IMDBench get_movie, beside the better of by hand and by hand with a pool",
                "IMDBench get_movie of 20, beside the better of by hand and by hand with a pool",
                "IMDBench get_person, beside the better of by hand and by hand with a pool",
                "IMDBench get_user, beside the better of by hand and by hand with a pool",
                "round trips of IMDBench insert_user",
                "round trips of IMDBench insert_movie",
                "round trips of IMDBench insert_movie_plus",
                "round trips of transaction of three statements",
                "insert 1,000, beside by hand",
                "upsert 1,000, beside by hand",
                "update 1,000 different rows, beside by hand",
                "get, 64 in flight, not gathered, beside Hibernate Reactive",
                "list of 1,000, beside Hibernate Reactive",
                "get, 64 in flight, not gathered, beside Spring Data R2DBC",
                "list of 1,000, beside Spring Data R2DBC",
                "insert 1,000, beside Hibernate Reactive",
                "insert 1,000, beside Spring Data R2DBC",
                "a known shape, as a part of a round trip",
                "building a query, as a part of a round trip",
                "bytes of a known shape, from repo.all to the driver",
                "a shape among 1,000 beside among 1",
                "ten fields cast and checked, beside Hibernate Validator's check");
    }
}
