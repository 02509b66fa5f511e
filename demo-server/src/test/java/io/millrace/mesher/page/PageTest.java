package io.millrace.mesher.page;

import static io.millrace.mesher.page.Browser.ENTER;
import static io.millrace.mesher.page.Browser.ESCAPE;
import static io.millrace.mesher.page.Browser.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.TestMesher;
import io.sentry.Sentry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page, as somebody uses it who sits in front of it. */
@Timeout(180)
class PageTest extends OnThePage {

    private static final String EVIL = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";

    @Test
    void anErrorAppearsByItselfIsResolvedAndComesBack() throws Exception {
        Project project = project("Shop");
        signIn();
        show(project, "issues");
        browser.awaitText("Waiting for the first event");
        browser.await("document.getElementById('live').textContent === 'Live'");
        browser.run("window.sameDocument = true");
        Sentry.init(options -> {
            options.setDsn(project.dsn());
            options.setEnvironment("production");
            options.setRelease("shop@1.2.3");
            options.addInAppInclude("io.millrace.mesher");
            options.setEnableUncaughtExceptionHandler(false);
            options.setEnableShutdownHook(false);
        });
        try {
            charge();
            browser.await("document.querySelector('ul.issues li') !== null");
            assertThat(text("ul.issues li")).contains("IllegalStateException", "order 17 failed", "error", "1");
            browser.await("document.getElementById('live').textContent === 'Live'");
            charge();
            browser.await("document.querySelector('ul.issues .number b').textContent === '2'");

            browser.run("document.querySelector('ul.issues a.title').click()");
            browser.await("document.querySelector('.frames') !== null");
            assertThat(text(".frames li.own"))
                    .startsWith("io.millrace.mesher.page.PageTest.charge")
                    .contains("PageTest.java:");
            assertThat(text(".crumbs")).contains("ui.click", "button.pay");
            assertThat(text(".side")).contains("environment", "production", "shop@1.2.3");
            browser.await("document.getElementById('live').textContent === 'Live'");

            press("Resolve");
            browser.await("document.querySelector('[data-status]').textContent === 'resolved'");
            charge();
            browser.await("document.querySelector('[data-status]').textContent === 'unresolved'");
            browser.awaitText("Regression");
            browser.await("document.querySelector('.event-bar button:last-child').disabled === false");
            press("Newer");
            browser.await("document.querySelector('.event-bar button:last-child').disabled === true");
            assertThat(browser.run("return window.sameDocument").asBoolean()).isTrue();
        } finally {
            Sentry.close();
        }
    }

    private static void charge() {
        Sentry.addBreadcrumb("button.pay", "ui.click");
        Sentry.captureException(new IllegalStateException("order 17 failed"));
        Sentry.flush(20_000);
    }

    @Test
    void withTheKeyboardAlone() throws Exception {
        Project project = project("Keys");
        send(project, Map.of("message", "the first"));
        send(project, Map.of("message", "the second"));
        browser.go(mesher.url() + "/");
        browser.await("document.activeElement.name === 'email'");
        browser.press("owner@localhost" + TAB + TestMesher.PASSWORD + ENTER);
        browser.awaitText("Projects");

        show(project, "issues");
        browser.await("document.querySelectorAll('ul.issues li').length === 2");
        browser.press("j");
        assertThat(focused()).isEqualTo("the second");
        browser.press("jj");
        assertThat(focused()).isEqualTo("the first");
        browser.press("k");
        assertThat(focused()).isEqualTo("the second");
        browser.press("" + ENTER);
        browser.await("document.querySelector('h1').textContent === 'the second'");
        browser.press("u");
        browser.await("document.querySelector('ul.issues') !== null");
        browser.press("/first" + ENTER);
        browser.await("document.querySelectorAll('ul.issues li').length === 1");
        browser.press("" + ESCAPE);
        browser.run("document.getElementById('main').focus()");
        browser.press("?");
        browser.await("document.getElementById('keys').open");
        browser.press("" + ESCAPE);
        browser.await("!document.getElementById('keys').open");

        // Everything that can be pressed is reached, and is seen to be.
        browser.go("about:blank");
        browser.go(mesher.url() + "/#/p/" + project.slug() + "/settings");
        browser.awaitText("Make a key");
        for (String name : List.of("Skip to content", "Mesher", "Keys", "Issues", "Alerts", "Members", "Settings")) {
            browser.press("" + TAB);
            assertThat(focused()).isEqualTo(name);
            assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle")
                            .asText())
                    .isEqualTo("solid");
        }
    }

    @Test
    void onAPhoneAndInTheDarkEverythingHasItsPlaceAndCanBeRead() throws Exception {
        Project project = project("A project whose name is longer than the screen of any phone will ever be");
        send(project, Map.of("message", "x".repeat(300), "tags", Map.of("t".repeat(150), "v".repeat(150))));
        send(project, Map.of("message", "short", "level", "warning"));
        send(project, Map.of("message", "fatal", "level", "fatal"));
        rule(project);
        signIn();
        String issue = mesher.get("/api/v1/projects/" + project.slug() + "/issues?q=xxx")
                .body()
                .path("data")
                .path(0)
                .path("id")
                .asText();
        for (boolean phone : new boolean[] {true, false}) {
            int width = phone ? 390 : 1280;
            browser.screen(width, 844, !phone);
            for (String view : List.of("issues", "alerts", "members", "settings")) {
                show(project, view);
                readable(view, width);
                browser.screen(width, 844, phone);
                readable(view, width);
                browser.screen(width, 844, !phone);
            }
            browser.run("location.hash = '#/issue/" + issue + "'");
            browser.await("document.querySelector('.event-bar') !== null");
            readable("issue", width);
            browser.run("location.hash = '#/'");
            browser.await("document.querySelector('.card') !== null");
            readable("projects", width);
        }
    }

    /** Nothing is wider than the screen, and no text is too faint (WCAG's 4.5 to 1). */
    private void readable(String view, int width) throws Exception {
        String where = "%s, %d wide".formatted(view, width);
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .as(where)
                .isLessThanOrEqualTo(width);
        JsonNode faint = browser.run("""
                const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
                const light = colour => { const [r, g, b] = [...rgb(colour)].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
                const behind = element => { for (let at = element; at; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if (rgb(colour)[3] === 255) return colour; } return 'white'; };
                const faint = [];
                for (const element of document.querySelectorAll('body *')) {
                  if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
                  if (element.closest(':disabled, .fresh, option, .off')) continue;
                  const [text, ground] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
                  if ((text + .05) / (ground + .05) < 4.5) faint.push(element.outerHTML.slice(0, 120));
                }
                return faint;""");
        assertThat(faint).as(where).isEmpty();
    }

    @Test
    void whatProgramsReportIsNeverMoreThanText() throws Exception {
        Project project = project("Evil " + EVIL);
        mesher.database().execute("update users set display_name = '" + EVIL + "' where email = 'owner@localhost'");
        Map<String, Object> frame = Map.of("filename", EVIL, "function", EVIL, "module", EVIL, "context_line", EVIL);
        send(
                project,
                Map.ofEntries(
                        Map.entry("message", EVIL),
                        Map.entry("tags", Map.of(EVIL, EVIL)),
                        Map.entry("environment", "e"),
                        Map.entry("release", EVIL),
                        Map.entry("server_name", EVIL),
                        Map.entry("transaction", "javascript:window.harmed=1"),
                        Map.entry("user", Map.of("id", EVIL, "email", EVIL)),
                        Map.entry("extra", Map.of(EVIL, Map.of(EVIL, EVIL))),
                        Map.entry(
                                "breadcrumbs",
                                List.of(Map.of("message", EVIL, "category", EVIL, "data", Map.of(EVIL, EVIL)))),
                        Map.entry(
                                "exception",
                                Map.of(
                                        "values",
                                        List.of(Map.of(
                                                "type",
                                                EVIL,
                                                "value",
                                                EVIL,
                                                "stacktrace",
                                                Map.of("frames", List.of(frame))))))));
        rule(project);
        signIn();
        browser.await("document.body.innerText.includes(arguments[0])", EVIL);
        for (String view : List.of("issues", "alerts", "members", "settings")) {
            show(project, view);
            harmless();
        }
        show(project, "issues");
        browser.await("document.querySelector('ul.issues a.title') !== null");
        assertThat(text("ul.issues a.title")).contains(EVIL);
        browser.await("document.getElementById('live').textContent === 'Live'");
        send(project, Map.of("message", EVIL + " live"));
        browser.await("document.querySelectorAll('ul.issues li').length === 3");
        harmless();
        browser.run("[...document.querySelectorAll('ul.issues a.title')].at(-1).click()");
        browser.await("document.querySelector('.frames') !== null");
        assertThat(text(".frames")).contains(EVIL);
        assertThat(text(".side")).contains(EVIL);
        assertThat(text(".crumbs")).contains(EVIL);
        harmless();
        mesher.database().execute("update users set display_name = 'Owner' where email = 'owner@localhost'");
    }

    private void harmless() throws Exception {
        assertThat(browser.run("return document.querySelectorAll('img[src=x], main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.run("return window.harmed === undefined").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        Project project = project("Words");
        signIn();
        show(project, "issues");
        browser.awaitText("Waiting for the first event");
        press("Make a key");
        browser.await("/http:\\/\\/mshr_[0-9a-f]{48}@/.test(document.querySelector('pre').textContent)");
        show(project, "alerts");
        browser.awaitText("Nothing fired.");
        browser.awaitText("There is no rule yet.");

        // A wrong field is named below the form, and has the focus.
        browser.run("[...document.querySelectorAll('main form button')].at(-1).click()");
        browser.await("document.querySelector('.wrong').textContent.startsWith('Name ')");
        assertThat(browser.run("return document.activeElement.name").asText()).isEqualTo("name");
        assertThat(browser.complaints()).allMatch(line -> line.contains("422"));

        // While it waits it says so; where the server is away, it says that, and can be asked again.
        browser.offline(true);
        browser.run("location.hash = '#/p/" + project.slug() + "/settings'");
        browser.awaitText("Mesher cannot be reached.");
        browser.offline(false);
        press("Try again");
        browser.awaitText("Days that events are kept");
        assertThat(browser.complaints()).allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED"));
        browser.run("""
                const fetched = window.fetch;
                window.fetch = (...asked) => new Promise(answer => { window.goOn = () => answer(fetched(...asked)); window.fetch = fetched; });
                location.hash = '#/'""");
        browser.awaitText("Loading…");
        browser.await("window.goOn !== undefined");
        browser.run("window.goOn()");
        browser.await("document.querySelector('.card') !== null");

        browser.run("location.hash = '#/p/no-such-project/issues'");
        browser.awaitText("There is no such project.");
        assertThat(browser.complaints()).allMatch(line -> line.contains("404"));
    }

    @Test
    void whoSignsOutIsOutAndAWrongPasswordIsSaidSo() throws Exception {
        browser.go(mesher.url() + "/#/p/default/alerts");
        browser.await("document.activeElement.name === 'email'");
        browser.press("owner@localhost" + TAB + "not the password" + ENTER);
        browser.awaitText("There is no user with this e-mail and this password.");
        assertThat(browser.complaints()).allMatch(line -> line.contains("401"));
        browser.run(
                "document.querySelector('[name=password]').value = ''; document.querySelector('[name=password]').focus()");
        browser.press(TestMesher.PASSWORD + ENTER);

        // Behind the door is what was asked for.
        browser.awaitText("Nothing fired.");
        press("Sign out");
        browser.await("document.activeElement.name === 'email'");
        browser.run("location.hash = '#/p/default/issues'");
        browser.await("location.hash === '#/sign-in'");
    }

    /** The two pictures that README shows. They are taken always, and kept where somebody wants new ones. */
    @Test
    void thePicturesForTheReadme() throws Exception {
        Project project = Showcase.fill(mesher, project("Webshop"));
        signIn();
        show(project, "issues");
        browser.await("document.querySelectorAll('ul.issues li').length === 6");
        keep("mesher-issues.png");
        browser.run(
                "[...document.querySelectorAll('ul.issues a.title')].find(one => one.textContent.startsWith('PaymentDeclined')).click()");
        browser.await("document.querySelector('.frames') !== null");
        browser.screen(1280, 1000, true);
        keep("mesher-issue.png");
    }

    private void keep(String name) throws Exception {
        browser.await("document.getElementById('live').textContent === 'Live'");
        browser.await("document.getAnimations().every(one => one.playState === 'finished')");
        byte[] picture = browser.picture();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(20_000);
        if ("write".equals(System.getProperty("millrace.images"))) {
            Path folder = Files.createDirectories(Path.of("../docs/images"));
            Files.write(folder.resolve(name), picture);
        }
    }

    private void rule(Project project) {
        mesher.change(
                "/api/v1/projects/" + project.slug() + "/alert-rules",
                json(Map.of(
                        "name", "x" + EVIL.substring(0, 60), "condition_type", "new_issue", "cooldown_minutes", 0)));
        send(project, Map.of("message", "fires " + EVIL));
    }
}
