package io.millrace.mesher.http;

import io.millrace.mesher.problem.StartRefused;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The HTTP server, listening. It may be used from any thread. */
public final class WebServer {

    /** A request has to be complete in this time; a client that trickles does not hold a connection for ever. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final DisposableServer server;
    private final String host;

    private WebServer(DisposableServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Listens, and emits the server that does.
     *
     * @param port 0 for any free one
     */
    public static Mono<WebServer> start(String host, int port, Routes routes) {
        return Mono.defer(() -> {
            // What makes a stop wait for the requests that are under way.
            ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
            return HttpServer.create()
                    .host(host)
                    .port(port)
                    .channelGroup(connections)
                    .idleTimeout(IDLE_TIMEOUT)
                    .requestTimeout(REQUEST_TIMEOUT)
                    .handle(routes::serve)
                    .bind()
                    .map(server -> new WebServer(server, host))
                    .onErrorMap(ChannelBindException.class, refused -> cannotListen(host, port, refused));
        });
    }

    private static StartRefused cannotListen(String host, int port, ChannelBindException refused) {
        Throwable cause = refused.getCause() == null ? refused : refused.getCause();
        return new StartRefused(
                "Mesher cannot listen on %s, port %d".formatted(host, port),
                String.valueOf(cause.getMessage()),
                "stop what listens there, or choose another port: PORT=8081",
                refused);
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    /** Its address for a browser on this machine. */
    public String url() {
        String name = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
        return "http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, port());
    }

    /** Takes no new connection, lets the requests under way be answered, and ends. Blocks at most this long. */
    public void stop(Duration patience) {
        server.disposeNow(patience);
    }
}
