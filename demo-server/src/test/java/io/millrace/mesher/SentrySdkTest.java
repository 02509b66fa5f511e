package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sentry's own SDK for Java sends, as in any program; what it sent is read back through the API. */
class SentrySdkTest {

    private TestMesher mesher;

    @BeforeEach
    void start() {
        mesher = TestMesher.start();
        Sentry.init(options -> {
            options.setDsn(mesher.dsn());
            options.setEnvironment("production");
            options.setRelease("shop@1.2.3");
            options.setServerName("web-1");
            options.addInAppInclude("io.millrace.mesher");
            options.setEnableUncaughtExceptionHandler(false);
            options.setEnableShutdownHook(false);
        });
    }

    @AfterEach
    void stop() {
        Sentry.close();
        mesher.close();
    }

    @Test
    void anExceptionArrivesWhole() {
        Sentry.setTag("region", "eu");
        Sentry.setExtra("cart", "3 things");
        User user = new User();
        user.setId("42");
        user.setEmail("ann@example.org");
        Sentry.setUser(user);
        Sentry.addBreadcrumb("opened the cart", "navigation");
        Breadcrumb call = Breadcrumb.http("https://pay.example/charge", "POST", 503);
        call.setLevel(SentryLevel.WARNING);
        Sentry.addBreadcrumb(call);

        SentryId id = Sentry.captureException(
                new IllegalStateException("order 17 failed", new ArithmeticException("/ by zero")));
        Sentry.flush(20_000);

        JsonNode event = mesher.get("/api/v1/events/" + id).body().path("event");
        assertThat(event.path("id").asText()).isEqualTo(id.toString());
        assertThat(event.path("level").asText()).isEqualTo("error");
        assertThat(event.path("message").asText()).isEqualTo("IllegalStateException: order 17 failed");
        assertThat(event.path("environment").asText()).isEqualTo("production");
        assertThat(event.path("release").asText()).isEqualTo("shop@1.2.3");
        assertThat(event.path("server_name").asText()).isEqualTo("web-1");
        assertThat(event.path("platform").asText()).isEqualTo("java");
        assertThat(event.path("sdk_name").asText()).isEqualTo("sentry.java");
        assertThat(event.path("sdk_version").asText()).startsWith("8.");
        assertThat(event.path("tags").path("region").asText()).isEqualTo("eu");
        assertThat(event.path("extra").path("cart").asText()).isEqualTo("3 things");
        assertThat(event.path("user").path("id").asText()).isEqualTo("42");
        assertThat(event.path("user").path("email").asText()).isEqualTo("ann@example.org");
        assertThat(event.path("contexts").path("runtime").path("version").asText())
                .isEqualTo(System.getProperty("java.version"));
        assertBreadcrumbs(event.path("breadcrumbs"));
        assertExceptions(event.path("exceptions"));
    }

    @Test
    void whatIsSentIsListedTheNewestFirst() {
        SentryId first = Sentry.captureMessage("the first", SentryLevel.INFO);
        Sentry.flush(20_000);
        SentryId second = Sentry.captureMessage("the second", SentryLevel.FATAL);
        Sentry.flush(20_000);

        TestMesher.Reply listed = mesher.get("/api/v1/projects/default/events");
        JsonNode events = listed.body().path("data");

        assertThat(listed.status()).isEqualTo(200);

        assertThat(events.findValuesAsText("message")).containsExactly("the second", "the first");
        assertThat(events.path(0).path("id").asText()).isEqualTo(second.toString());
        assertThat(events.path(0).path("level").asText()).isEqualTo("fatal");
        assertThat(events.path(1).path("id").asText()).isEqualTo(first.toString());
        assertThat(events.path(1).path("level").asText()).isEqualTo("info");
    }

    private static void assertBreadcrumbs(JsonNode breadcrumbs) {
        assertThat(breadcrumbs).hasSize(2);
        assertThat(breadcrumbs.path(0).path("message").asText()).isEqualTo("opened the cart");
        assertThat(breadcrumbs.path(0).path("category").asText()).isEqualTo("navigation");
        assertThat(breadcrumbs.path(0).path("timestamp").asText()).endsWith("Z");
        assertThat(breadcrumbs.path(1).path("type").asText()).isEqualTo("http");
        assertThat(breadcrumbs.path(1).path("level").asText()).isEqualTo("warning");
        assertThat(breadcrumbs.path(1).path("data").path("status_code").asInt()).isEqualTo(503);
    }

    /** The cause first, the one that was thrown last; the calls the outermost first. */
    private static void assertExceptions(JsonNode exceptions) {
        assertThat(exceptions).hasSize(2);
        assertThat(exceptions.path(0).path("type_name").asText()).isEqualTo("ArithmeticException");
        assertThat(exceptions.path(0).path("value").asText()).isEqualTo("/ by zero");
        assertThat(exceptions.path(1).path("type_name").asText()).isEqualTo("IllegalStateException");
        assertThat(exceptions.path(1).path("module_name").asText()).isEqualTo("java.lang");
        JsonNode frames = exceptions.path(1).path("stacktrace");
        JsonNode thrower = frames.path(frames.size() - 1);
        assertThat(thrower.path("module").asText()).isEqualTo(SentrySdkTest.class.getName());
        assertThat(thrower.path("function_name").asText()).isEqualTo("anExceptionArrivesWhole");
        assertThat(thrower.path("filename").asText()).isEqualTo("SentrySdkTest.java");
        assertThat(thrower.path("lineno").asInt()).isPositive();
        assertThat(thrower.path("in_app").asBoolean()).isTrue();
    }
}
