package io.millrace.mesher.server;

/** What the first start prints, this once: how to sign in, and what to paste into a program. */
final class Welcome {

    private Welcome() {}

    /** The lines to paste begin where they begin: Python does not take an indent that stands for nothing. */
    static String text(String url, FirstStart.Made made) {
        String dsn = url.replace("://", "://" + made.key() + "@") + "/"
                + made.project().number();
        return """

                This is its first start. Sign in with these; they are not shown again.
                  e-mail:   %s
                  password: %s
                  DSN:      %s

                Java, with io.sentry:sentry
                Sentry.init(options -> options.setDsn("%s"));
                Sentry.captureException(new IllegalStateException("Hello, Mesher"));
                Sentry.close();

                Node, with @sentry/node
                const Sentry = require("@sentry/node");
                Sentry.init({ dsn: "%s" });
                Sentry.captureException(new Error("Hello, Mesher"));

                Python, with sentry-sdk
                import sentry_sdk
                sentry_sdk.init(dsn="%s")
                sentry_sdk.capture_exception(RuntimeError("Hello, Mesher"))
                """.formatted(made.email(), made.password(), dsn, dsn, dsn, dsn);
    }
}
