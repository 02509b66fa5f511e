package io.millrace.benchmark.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An open load: what is due comes, whether or not what came before was answered. System properties say where Mesher is
 * and how much there is of it.
 */
public final class MesherSimulation extends Simulation {

    private static final int KINDS = 50;
    private static final int LISTENERS_SHARE = 20;
    private static final int READERS_SHARE = 5;
    private static final int PATIENCE_SECONDS = 10;

    private final String url = System.getProperty("mesher.url", "http://127.0.0.1:8080");
    private final String key = System.getProperty("mesher.key", "");
    private final double perSecond = Double.parseDouble(System.getProperty("mesher.rate", "10"));
    private final Duration during = Duration.ofSeconds(Long.getLong("mesher.seconds", 2));
    private final String bearer = "Bearer " + SignIn.token(url);
    private final AtomicInteger events = new AtomicInteger();
    private final Times times = new Times();

    /** Gatling makes it. */
    public MesherSimulation() {
        HttpProtocolBuilder protocol = http.baseUrl(url)
                .wsBaseUrl(url.replaceFirst("^http", "ws"))
                .acceptHeader("application/json")
                .contentTypeHeader("application/json")
                .shareConnections();
        setUp(
                        ingest().injectOpen(constantUsersPerSec(perSecond).during(during)),
                        list().injectOpen(constantUsersPerSec(perSecond / READERS_SHARE)
                                .during(during)),
                        live().injectOpen(constantUsersPerSec(perSecond / LISTENERS_SHARE)
                                .during(during)))
                .protocols(protocol);
    }

    /** A program reports an event; it is answered when that is committed. */
    private ScenarioBuilder ingest() {
        return scenario("ingest")
                .exec(times.begin())
                .exec(http("ingest")
                        .post("/api/1/store/")
                        .queryParam("sentry_key", key)
                        .queryParam("sentry_version", "7")
                        .body(StringBody(session -> event(events.getAndIncrement())))
                        .check(status().is(200)))
                .exec(times.end("ingest"));
    }

    /** Somebody looks at the issues of a project. */
    private ScenarioBuilder list() {
        return scenario("list")
                .exec(times.begin())
                .exec(http("list")
                        .get("/api/v1/projects/default/issues")
                        .header("Authorization", bearer)
                        .check(status().is(200)))
                .exec(times.end("list"));
    }

    /** A page listens to the project, until it has been let in. */
    private ScenarioBuilder live() {
        return scenario("live")
                .exec(times.begin())
                .exec(ws("live")
                        .connect("/stream/projects/default")
                        .header("Authorization", bearer)
                        .await(PATIENCE_SECONDS)
                        .on(ws.checkTextMessage("live: joined").check(regex("joined"))))
                .exec(times.end("live"))
                .exec(ws("live: leave").close());
    }

    /** Gatling calls it when everybody is done. */
    @Override
    public void after() {
        times.write(Path.of(System.getProperty("mesher.times", "times.json")), during);
    }

    private static String event(int number) {
        return """
                {"message": "load %d", "level": "error", "platform": "java", "environment": "load",
                 "fingerprint": ["load-%d"],
                 "exception": {"values": [{"type": "IllegalStateException", "value": "number %d",
                   "stacktrace": {"frames": [{"function": "work", "filename": "Worker.java", "lineno": 7}]}}]}}
                """.formatted(number % KINDS, number % KINDS, number);
    }
}
