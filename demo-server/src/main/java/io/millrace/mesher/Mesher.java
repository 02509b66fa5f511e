package io.millrace.mesher;

import io.millrace.error.MillraceException;
import io.millrace.mesher.problem.StartRefused;
import io.millrace.mesher.server.Configuration;
import io.millrace.mesher.server.InvalidSettings;
import io.millrace.mesher.server.Server;
import io.millrace.migrate.failure.MigrationFailure;

/** The program: starts Mesher with the settings of the environment, and stops it in order when the process is told to end. */
public final class Mesher {

    private Mesher() {}

    /**
     * Starts Mesher and says where it listens, in one line on the standard output; the first start says
     * below it how to sign in. Everything else is logged to the
     * standard error.
     *
     * @param arguments none; the settings are in the environment, see {@link Configuration}
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Server server = new Server(Configuration.of(System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mesher-stop"));
            Server.Started started = server.start();
            System.out.println("Mesher listens on " + started.url());
            if (!started.welcome().isEmpty()) {
                System.out.println(started.welcome());
            }
            server.awaitClose();
        } catch (InvalidSettings | StartRefused | MillraceException | MigrationFailure refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }
}
