package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Link;
import io.vertx.sqlclient.SqlResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/** A read that follows in a flight, and whether it may have been run before the one that leads. */
public final class Follower implements Route {

    private final Flight flight;
    private volatile boolean late;
    private volatile boolean beside;
    private volatile String sql = "";

    Follower(Flight flight) {
        this.flight = flight;
    }

    /** Every row of it; to be subscribed once. */
    public <T> Flux<T> rows(Command<T> command) {
        return new AllFlux<>(this::route, command);
    }

    /** Whether it was not sent behind the one that leads, so that it may have been run before; once it was answered. */
    public boolean wentBeside() {
        return beside;
    }

    /** Notes how it went when it went beside: well, or some of it has to be asked for again; once it was answered. */
    public void went(boolean well) {
        flight.noteBeside(sql, well);
    }

    /** The flight that it follows in. */
    public Flight flight() {
        return flight;
    }

    @Override
    public void start(Statement<?> statement) {
        flight.follow(this, statement);
    }

    @Override
    public void cancelled(Statement<?> statement) {
        flight.lane().cancelled(statement);
    }

    @Override
    public void answered(Statement<?> statement, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
        sql = statement.command().sql();
        beside = !late && !flight.isOn(on);
        if (failure == null && on.headTook() > 0) {
            on.statements().took(sql, on.headTook());
        }
        flight.lane().answered(statement, on, result, failure);
    }

    @Override
    public Reach reach() {
        return flight.lane().reach();
    }

    /** Sends it when the one that leads was answered: whenever it is run, that is afterwards. */
    void startLate(Statement<?> statement) {
        late = true;
        flight.lane().start(statement);
    }

    private Route route(Command<?> command, ContextView context) {
        Route usual = flight.routing().route(command, context);
        return usual == flight.lane() ? this : usual;
    }
}
