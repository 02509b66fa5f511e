package io.millrace.test;

import io.millrace.test.database.TestDatabase;

/** Prepares the database that the databases of test classes are copied from, such as by running the migrations. */
@FunctionalInterface
public interface Preparation {

    /**
     * Prepares a database that is empty but for the scripts of the annotation. Runs once a JVM.
     *
     * @param database where to work; every connection to it has to be closed when this returns
     */
    void prepare(TestDatabase database);

    /** No preparation. */
    final class None implements Preparation {

        /** Made by the extension. */
        public None() {}

        @Override
        public void prepare(TestDatabase database) {
            // An empty database is prepared.
        }
    }
}
