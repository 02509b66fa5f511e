package io.millrace.internal.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A network between us and the server that fails as it is told to. */
public final class FaultyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private volatile boolean silentFromTheStart;
    private volatile boolean stalled;
    private volatile long bytesUntilCut = Long.MAX_VALUE;
    private volatile @Nullable Trap trap;

    private FaultyProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        thread("accept", this::accept);
    }

    public static FaultyProxy to(String host, int port) {
        return new FaultyProxy(host, port);
    }

    public String host() {
        return listener.getInetAddress().getHostAddress();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing passes on the connections that there are; they stay open. */
    public void silence() {
        passages.forEach(passage -> passage.silent = true);
    }

    /** What was silent is cut, so that the server hears of it too. */
    public void cutSilent() {
        passages.stream().filter(passage -> passage.silent).forEach(Passage::cut);
    }

    /** New connections are taken and never answered. */
    public void silenceNew(boolean silent) {
        silentFromTheStart = silent;
    }

    /** Resets every connection. */
    public void cut() {
        passages.forEach(Passage::cut);
    }

    /** Resets a connection as soon as the server has sent so many bytes on it, from now on. */
    public void cutAfter(long bytes) {
        passages.forEach(passage -> passage.passed.set(0));
        bytesUntilCut = bytes;
    }

    /** Holds back what the server answers, on every connection, until {@link #flow}. */
    public void stall() {
        stalled = true;
    }

    /** Whether what the server answers is held back. */
    public boolean isStalled() {
        return stalled;
    }

    /** Lets what was held back pass. */
    public void flow() {
        stalled = false;
    }

    /** Does something to a connection as soon as the client has sent a text on it, which still reaches the server. */
    public void when(String sent, Then then) {
        trap = new Trap(sent, then);
    }

    /** How many connections clients have made. */
    public int accepted() {
        return accepted.get();
    }

    /** How many clients have said that they send nothing more. */
    public int goodbyes() {
        return goodbyes.get();
    }

    /** How many connections are open on the client's side. */
    public long open() {
        return passages.stream().filter(passage -> !passage.clientGone).count();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
    }

    /** What becomes of a connection. */
    public enum Then {
        SILENCE,
        /** It is reset when the server answers, so that the answer is what gets lost. */
        CUT,
        STALL,
        /** The text reaches the server with its first letter changed, so that the server refuses it. */
        GARBLE
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Passage passage = new Passage(client, server, silentFromTheStart);
                passages.add(passage);
                accepted.incrementAndGet();
                thread("up", passage::up);
                thread("down", passage::down);
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private record Trap(String sent, Then then) {}

    private final class Passage {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;
        private volatile boolean cutAtAnswer;
        private volatile boolean clientGone;
        private final AtomicLong passed = new AtomicLong();

        Passage(Socket client, Socket server, boolean silent) {
            this.client = client;
            this.server = server;
            this.silent = silent;
        }

        void up() {
            byte[] buffer = new byte[65_536];
            try {
                for (int read = client.getInputStream().read(buffer);
                        read >= 0;
                        read = client.getInputStream().read(buffer)) {
                    if (!silent) {
                        Trap set = trap;
                        boolean sprung = set != null
                                && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(set.sent);
                        if (sprung) {
                            trap = null;
                            silent = set.then == Then.SILENCE;
                            cutAtAnswer = set.then == Then.CUT;
                            stalled = stalled || set.then == Then.STALL;
                            if (set.then == Then.GARBLE) {
                                int at = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).indexOf(set.sent);
                                buffer[at] = 'X';
                            }
                        }
                        server.getOutputStream().write(buffer, 0, read);
                    }
                }
                goodbyes.incrementAndGet();
                clientGone = true;
                if (!silent) {
                    server.shutdownOutput();
                }
            } catch (IOException over) {
                cut();
            }
        }

        void down() {
            byte[] buffer = new byte[65_536];
            try {
                for (int read = server.getInputStream().read(buffer);
                        read >= 0;
                        read = server.getInputStream().read(buffer)) {
                    while (stalled && !client.isClosed()) {
                        Thread.onSpinWait();
                    }
                    if (cutAtAnswer || passed.get() > bytesUntilCut) {
                        cut();
                    } else if (!silent) {
                        client.getOutputStream().write(buffer, 0, read);
                        passed.addAndGet(read);
                    }
                }
                if (!silent) {
                    client.close();
                    clientGone = true;
                }
            } catch (IOException over) {
                cut();
            }
        }

        void cut() {
            clientGone = true;
            try {
                client.setSoLinger(true, 0);
                client.close();
                server.close();
            } catch (IOException over) {
                // It is cut already.
            }
        }
    }
}
