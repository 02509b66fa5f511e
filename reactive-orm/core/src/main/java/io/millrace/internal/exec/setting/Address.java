package io.millrace.internal.exec.setting;

/**
 * Where a server listens.
 *
 * @param host a name, an address, or the directory of a Unix socket, which begins with a slash
 * @param port the port
 */
public record Address(String host, int port) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
