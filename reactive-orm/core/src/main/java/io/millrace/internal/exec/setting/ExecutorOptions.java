package io.millrace.internal.exec.setting;

/**
 * How an executor is set up.
 *
 * @param server the database
 * @param lanes how many connections there are and who may use them
 * @param deadlines how long things may take
 * @param statementCache how many prepared statements each connection keeps
 * @param pipeliningLimit how many statements the driver sends ahead of answers on one connection; 1 for a proxy that
 *     cannot take more
 * @param gathering whether reads by key that are asked for at the same time are sent as one statement
 */
public record ExecutorOptions(
        Server server, Lanes lanes, Deadlines deadlines, int statementCache, int pipeliningLimit, boolean gathering) {

    /** The defaults for a server. */
    public static ExecutorOptions of(Server server) {
        return new ExecutorOptions(server, Lanes.DEFAULT, Deadlines.DEFAULT, 1_024, 256, true);
    }

    /** The same options with other lanes. */
    public ExecutorOptions with(Lanes other) {
        return new ExecutorOptions(server, other, deadlines, statementCache, pipeliningLimit, gathering);
    }

    /** The same options with other deadlines. */
    public ExecutorOptions with(Deadlines other) {
        return new ExecutorOptions(server, lanes, other, statementCache, pipeliningLimit, gathering);
    }

    /** The same options for another server. */
    public ExecutorOptions with(Server other) {
        return new ExecutorOptions(other, lanes, deadlines, statementCache, pipeliningLimit, gathering);
    }

    /** The same options with another number of prepared statements kept. */
    public ExecutorOptions caching(int statements) {
        return new ExecutorOptions(server, lanes, deadlines, statements, pipeliningLimit, gathering);
    }

    /** The same options with another number of statements sent ahead of answers. */
    public ExecutorOptions pipelining(int limit) {
        return new ExecutorOptions(server, lanes, deadlines, statementCache, limit, gathering);
    }

    /** The same options with or without gathering. */
    public ExecutorOptions gathering(boolean reads) {
        return new ExecutorOptions(server, lanes, deadlines, statementCache, pipeliningLimit, reads);
    }
}
