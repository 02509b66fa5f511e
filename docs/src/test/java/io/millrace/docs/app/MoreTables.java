package io.millrace.docs.app;

import static io.millrace.docs.app.ArchiveTable.ARCHIVE;
import static io.millrace.docs.app.InvitationTable.INVITATION;
import static io.millrace.docs.app.ProjectTable.PROJECT;
import static io.millrace.docs.app.TaskTable.TASK;

import io.millrace.test.Preparation;
import io.millrace.test.database.TestDatabase;

/** Makes the tables of all records. */
public final class MoreTables implements Preparation {

    @Override
    public void prepare(TestDatabase database) {
        new Tables().prepare(database);
        PROJECT.definition().createStatements().forEach(database::execute);
        TASK.definition().createStatements().forEach(database::execute);
        ARCHIVE.definition().createStatements().forEach(database::execute);
        INVITATION.definition().createStatements().forEach(database::execute);
    }
}
