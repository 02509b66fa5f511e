package io.millrace.cabinet;

import static io.millrace.cabinet.FolderTable.FOLDER;
import static io.millrace.cabinet.LoanTable.LOAN;
import static io.millrace.cabinet.PaperTable.PAPER;
import static io.millrace.cabinet.PermitTable.PERMIT;
import static io.millrace.cabinet.RemarkTable.REMARK;
import static io.millrace.cabinet.SealTable.SEAL;

import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The cabinet in a database of its own, and a repo on it. */
public final class Cabinet implements AutoCloseable {

    private static final String TABLES = Stream.<Table<?>>of(FOLDER, PAPER, REMARK, LOAN, SEAL, PERMIT)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    /** Folder 1 has folder 2 in it, folder 3 is on its own and deleted. Paper 3 is deleted; paper 4 is in folder 3. */
    private static final String ROWS = """
            truncate folders, papers, remarks, loans, seals, permits restart identity cascade;
            insert into folders (name, parent_id, deleted_at, version) values
                ('a', null, null, 1), ('b', 1, null, 1), ('c', null, now(), 1);
            insert into papers (folder_id, title, deleted_at) values
                (1, 'one', null), (2, 'two', null), (1, 'old', now()), (3, 'lost', null);
            insert into remarks (paper_id, text) values (1, 'x'), (1, 'y'), (2, 'z'), (3, 'w');
            insert into loans (paper_id, reader) values (1, 'Ann'), (2, 'Bob')""";

    private final TestDatabase database = TestDatabase.create(TABLES);
    private final Repo repo = Repo.connect(database.url());

    public Repo repo() {
        return repo;
    }

    public TestDatabase database() {
        return database;
    }

    /** As it is at first. */
    public void fill() {
        database.execute(ROWS);
    }

    /** The value that comes, or a failure. */
    public static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    /** The values that come, or a failure. */
    public static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    @Override
    public void close() {
        repo.close().block();
        database.close();
    }
}
