package io.millrace.docs.app;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;

import io.millrace.test.Preparation;
import io.millrace.test.database.TestDatabase;

// tag::preparation[]
/** Makes the tables of the records. */
public final class Tables implements Preparation {

    @Override
    public void prepare(TestDatabase database) {
        USER.definition().createStatements().forEach(database::execute);
        POST.definition().createStatements().forEach(database::execute);
    }
}
// end::preparation[]
