package io.millrace.mesher.database;

import static io.millrace.mesher.database.PgTableTable.PG_TABLE;
import static io.millrace.query.Query.from;

import io.millrace.repo.Repo;
import io.millrace.table.TableDefinition;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables that Mesher needs, created at the start where they are missing. A table that is there is left as it is. */
public final class Tables {

    private final Repo repo;

    /** The tables of this database. */
    public Tables(Repo repo) {
        this.repo = repo;
    }

    /** Creates what is missing, in this order; a table comes after those that it references. */
    public Mono<Void> create(List<TableDefinition> tables) {
        return Flux.fromIterable(tables).concatMap(this::createMissing).then();
    }

    private Mono<Void> createMissing(TableDefinition table) {
        return repo.exists(from(PG_TABLE).where(PG_TABLE.namespace.eq("public"), PG_TABLE.name.eq(table.name())))
                .flatMap(there -> there ? Mono.empty() : create(table));
    }

    private Mono<Void> create(TableDefinition table) {
        return Flux.fromIterable(table.createStatements())
                .concatMap(repo::execute)
                .then();
    }
}
