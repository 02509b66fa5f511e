package io.millrace.internal.run;

import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.command.Command;
import io.millrace.type.Types;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The version of the server, remembered once it has answered. Two who ask at the same time both ask the server. */
final class ServerVersion {

    private static final Command<Integer> QUESTION = Command.read(
            "get server_version",
            "select current_setting('server_version_num')::int4",
            (row, offset) -> Types.INT4.decode(Objects.requireNonNull(row.get(offset), "server_version_num")));

    private volatile int known;

    Mono<Integer> of(Executor executor) {
        return known != 0 ? Mono.just(known) : executor.first(QUESTION).doOnNext(version -> known = version);
    }
}
