package io.millrace.repo;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Server;
import java.net.URI;

/** How a repo reaches its database. Immutable. */
public final class RepoOptions {

    private final ExecutorOptions executor;

    private RepoOptions(ExecutorOptions executor) {
        this.executor = executor;
    }

    /** The options that a URL gives: {@code postgresql://user:password@host:port/database}. */
    public static RepoOptions url(String url) {
        URI uri = URI.create(url);
        String[] user = (uri.getUserInfo() == null ? "postgres" : uri.getUserInfo()).split(":", 2);
        return new RepoOptions(ExecutorOptions.of(Server.at(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                user[0],
                user.length == 2 ? user[1] : null)));
    }

    ExecutorOptions executor() {
        return executor;
    }

    /** Where and as whom, without the password. */
    @Override
    public String toString() {
        return executor.server().toString();
    }
}
