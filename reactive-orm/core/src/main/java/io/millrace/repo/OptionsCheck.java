package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidConfiguration;
import io.millrace.error.Problem;
import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.Server;
import io.millrace.internal.exec.setting.Tls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks options over when a repo is opened, and tells of everything that is wrong with them at once. */
final class OptionsCheck {

    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_NAME = 63;

    private final List<String> problems;

    private OptionsCheck(List<String> known) {
        this.problems = new ArrayList<>(known);
    }

    static void check(ExecutorOptions options, List<String> known) {
        OptionsCheck check = new OptionsCheck(known);
        check.server(options.server());
        check.lanes(options.lanes());
        check.deadlines(options.deadlines());
        check.atLeast(0, options.statementCache(), "the statement cache");
        check.atLeast(1, options.pipeliningLimit(), "pipelining");
        check.fail();
    }

    private void server(Server server) {
        for (Address address : server.addresses()) {
            if (address.port() < 1 || address.port() > LARGEST_PORT) {
                problems.add("port " + address.port() + " is not between 1 and " + LARGEST_PORT);
            }
        }
        if (server.database().isBlank()) {
            problems.add("the database has no name");
        }
        if (server.user().isBlank()) {
            problems.add("the user has no name");
        }
        int length = server.applicationName().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME) {
            problems.add("the application name has " + length + " bytes, and PostgreSQL keeps " + LONGEST_NAME);
        }
        tls(server.tls());
    }

    private void tls(Tls tls) {
        readable(tls.authorities(), "the file of root certificates");
        readable(tls.certificate(), "the file of the client's certificate");
        readable(tls.key(), "the file of the client's key");
        if ((tls.certificate() == null) != (tls.key() == null)) {
            problems.add("a client's certificate and its key are given together or not at all");
        }
        if (tls.mode() == Tls.Mode.DISABLE && (tls.authorities() != null || tls.certificate() != null)) {
            problems.add("certificates are given, and encryption is switched off");
        }
    }

    private void readable(@Nullable String file, String label) {
        try {
            if (file != null && !Files.isReadable(Path.of(file))) {
                problems.add(label + " cannot be read");
            }
        } catch (InvalidPathException impossible) {
            problems.add(label + " cannot be read");
        }
    }

    private void lanes(Lanes lanes) {
        if (lanes.connections() < 2) {
            problems.add("there are fewer than 2 connections: " + lanes.connections());
        }
        if (lanes.shared() < 1 || lanes.shared() >= Math.max(2, lanes.connections())) {
            problems.add("of the connections, the shared lane gets neither all nor none: " + lanes.shared() + " of "
                    + lanes.connections());
        }
        atLeast(1, lanes.depth(), "the number in flight");
        atLeast(0, lanes.sharedWaiting(), "the number waiting");
        atLeast(0, lanes.exclusiveWaiting(), "the number waiting for a lease");
        atLeast(1, lanes.eventLoops(), "the number of event loops");
        positive(lanes.maxLifetime(), "the lifetime of a connection");
        positive(lanes.keepalive(), "the keepalive of a connection");
    }

    private void deadlines(Deadlines deadlines) {
        positive(deadlines.connect(), "the connect timeout");
        positive(deadlines.acquire(), "the acquire timeout");
        positive(deadlines.statement(), "the statement timeout");
        positive(deadlines.transaction(), "the transaction timeout");
    }

    private void atLeast(int least, int number, String label) {
        if (number < least) {
            problems.add(label + " is less than " + least + ": " + number);
        }
    }

    private void positive(Duration duration, String label) {
        if (duration.toMillis() < 1) {
            problems.add(label + " is shorter than a millisecond");
        }
    }

    private void fail() {
        if (problems.isEmpty()) {
            return;
        }
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        throw new InvalidConfiguration(Problem.of(
                Code.INVALID_CONFIGURATION,
                "the options of the repo have " + count,
                String.join("\n", problems),
                "correct the URL, the environment or the options that the repo is opened with"));
    }
}
