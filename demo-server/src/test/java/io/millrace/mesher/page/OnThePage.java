package io.millrace.mesher.page;

import static io.millrace.mesher.page.Browser.ENTER;
import static io.millrace.mesher.page.Browser.TAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.mesher.TestMesher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Mesher, and a browser that nobody is signed in with; its console stays quiet. */
abstract class OnThePage {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path profile;

    private static @org.jspecify.annotations.Nullable TestMesher started;
    private static @org.jspecify.annotations.Nullable Browser opened;

    final TestMesher mesher = java.util.Objects.requireNonNull(started);
    final Browser browser = java.util.Objects.requireNonNull(opened);

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Browser.isHere(),
                "NOT RUN: the page was not tried, since chromium and chromedriver are not on the PATH;"
                        + " on Debian: apt-get install chromium chromium-driver");
        started = TestMesher.start();
        opened = Browser.open(profile);
    }

    @AfterAll
    static void stop() throws Exception {
        if (opened != null) {
            opened.close();
        }
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void nobodyIsSignedIn() throws Exception {
        browser.forget(mesher.url());
        browser.screen(1280, 860, false);
        assertThat(browser.complaints()).isEmpty();
    }

    @AfterEach
    void theConsoleIsQuiet() throws Exception {
        assertThat(browser.complaints()).isEmpty();
    }

    /** A project with a key of its own. */
    record Project(String slug, String key, String dsn) {}

    Project project(String name) {
        String slug = "p-" + UUID.randomUUID();
        JsonNode made = mesher.change("/api/v1/orgs/default/projects", json(Map.of("name", name, "slug", slug)))
                .body();
        String number = made.path("project").path("number").asText();
        String key = mesher.change("/api/v1/projects/" + slug + "/api-keys", "{\"label\":\"test\"}")
                .body()
                .path("api_key")
                .path("key")
                .asText();
        return new Project(slug, key, mesher.url().replace("://", "://" + key + "@") + "/" + number);
    }

    void send(Project project, Map<String, ?> event) {
        send(mesher, project, event);
    }

    static void send(TestMesher mesher, Project project, Map<String, ?> event) {
        assertThat(mesher.post(
                                "/api/" + project.slug() + "/envelope/?sentry_key=" + project.key(),
                                ("{}\n{\"type\":\"event\"}\n" + json(event)).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    void signIn() throws Exception {
        browser.go(mesher.url() + "/");
        browser.await("document.activeElement.name === 'email'");
        browser.press("owner@localhost" + TAB + TestMesher.PASSWORD + ENTER);
        browser.await("location.hash === '#/' && document.querySelector('.card') !== null");
    }

    /** Goes to a view of a project, and waits until it stands. */
    void show(Project project, String view) throws IOException, InterruptedException {
        browser.run(
                "document.getElementById('main').replaceChildren(); location.hash = arguments[0] + '?' + Math.random()",
                "#/p/" + project.slug() + "/" + view);
        browser.await(
                "document.querySelector('#nav [aria-current]')?.textContent.toLowerCase() === arguments[0]"
                        + " && document.querySelector('main :not(.waiting)') !== null"
                        + " && document.querySelector('.waiting') === null",
                view);
    }

    void press(String label) throws Exception {
        assertThat(browser.run(
                                "const found = [...document.querySelectorAll('button')].filter(one => one.textContent === arguments[0] && one.checkVisibility());"
                                        + " found[0]?.click(); return found.length",
                                label)
                        .asInt())
                .as(label)
                .isEqualTo(1);
    }

    String focused() throws Exception {
        return browser.run("return document.activeElement.textContent").asText();
    }

    String text(String selector) throws Exception {
        return browser.run("return document.querySelector(arguments[0]).innerText", selector)
                .asText();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
