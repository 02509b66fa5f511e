package io.millrace.mesher.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page while something happens, and while its connection is away. */
@Timeout(180)
class LivePageTest extends OnThePage {

    @Test
    void whatCameWhileTheConnectionWasAwayIsSeenAndTheFocusStays() throws Exception {
        Project project = project("Reconnecting");
        send(project, Map.of("message", "the first"));
        signIn();
        sockets();
        show(project, "issues");
        browser.await("document.getElementById('live').textContent === 'Live'");
        browser.press("j");
        assertThat(focused()).isEqualTo("the first");

        loseTheConnection();
        send(project, Map.of("message", "the second"));
        browser.run("window.away = false");

        browser.await("document.getElementById('live').textContent === 'Live'");
        browser.await("document.querySelectorAll('ul.issues li').length === 2");
        assertThat(text("ul.issues li")).contains("the second");
        assertThat(focused()).isEqualTo("the first");
        assertThat(browser.complaints()).allMatch(line -> line.contains("/away/"));
    }

    @Test
    void theFirstEventIsSeenEvenIfNobodyToldIt() throws Exception {
        Project project = project("Waiting");
        signIn();
        sockets();
        browser.run("window.away = true");
        show(project, "issues");
        browser.awaitText("Waiting for the first event");
        browser.await("document.getElementById('live').textContent === 'Reconnecting…'");
        send(project, Map.of("message", "the first"));
        browser.run("window.away = false");

        browser.await("document.querySelectorAll('ul.issues li').length === 1");
        assertThat(browser.complaints()).allMatch(line -> line.contains("/away/"));
    }

    @Test
    void anIssueThatWasDeletedMeanwhileIsLeft() throws Exception {
        Project project = project("Deleting");
        send(project, Map.of("message", "the first"));
        signIn();
        sockets();
        show(project, "issues");
        browser.await("document.querySelector('ul.issues a.title') !== null");
        browser.run("document.querySelector('ul.issues a.title').click()");
        browser.await("document.querySelector('.event-bar') !== null");
        browser.await("document.getElementById('live').textContent === 'Live'");

        loseTheConnection();
        mesher.database()
                .execute("delete from issues i using projects p where p.id = i.project_id and p.slug = '"
                        + project.slug() + "'");
        browser.run("window.away = false");

        browser.await("location.hash === arguments[0]", "#/p/" + project.slug() + "/issues");
        browser.awaitText("Waiting for the first event");
        assertThat(browser.complaints()).allMatch(line -> line.contains("/away/") || line.contains("404"));
    }

    @Test
    void whoWasSignedOutElsewhereIsLedToTheDoor() throws Exception {
        Project project = project("Signed out");
        signIn();
        sockets();
        show(project, "issues");
        browser.await("document.getElementById('live').textContent === 'Live'");

        // The sessions that were opened with a password; the test's own are shorter.
        mesher.database().execute("delete from sessions where expires_at > now() + interval '2 days'");
        browser.run("window.last.close()");

        browser.await("location.hash === '#/sign-in'");
        browser.await("document.activeElement.name === 'email'");
        assertThat(browser.complaints())
                .allMatch(line -> line.contains("401") || line.contains("Authentication failed"));
    }

    @Test
    void aConnectionThatSaysNothingAnyMoreIsMadeAnew() throws Exception {
        Project project = project("Silent");
        signIn();
        sockets();
        browser.run("""
                const real = window.setTimeout;
                window.setTimeout = (work, delay) => { if (delay === 45000) window.silence = work; return real(work, delay); };""");
        show(project, "issues");
        browser.await("document.getElementById('live').textContent === 'Live'");

        browser.run("window.before = window.last; window.silence()");

        browser.await("window.last !== window.before && document.getElementById('live').textContent === 'Live'");
        browser.await("window.before.readyState === WebSocket.CLOSED");
    }

    @Test
    void anAlertLeavesWhatSomebodyIsWriting() throws Exception {
        Project project = project("Alerts");
        mesher.change(
                "/api/v1/projects/" + project.slug() + "/alert-rules",
                json(Map.of("name", "each", "condition_type", "new_issue", "cooldown_minutes", 0)));
        send(project, Map.of("message", "the first"));
        signIn();
        show(project, "alerts");
        browser.await("document.getElementById('live').textContent === 'Live'");
        browser.run("document.querySelector('[name=name]').value = 'half of a na';"
                + " document.querySelector('[data-act$=acknowledge]').focus()");

        send(project, Map.of("message", "the second"));

        browser.await("document.querySelectorAll('[aria-label=Alerts] li').length === 2");
        assertThat(browser.run("return document.querySelector('[name=name]').value")
                        .asText())
                .isEqualTo("half of a na");
        assertThat(focused()).isEqualTo("Acknowledge");
    }

    @Test
    void theChartGoesOnWithTheTime() throws Exception {
        browser.go(mesher.url() + "/");
        assertThat(browser.run("""
                return import('/page/chart.js').then(({ chart }) => {
                  const begin = Date.parse('2026-01-01T00:00:00Z');
                  const drawn = chart([...Array(24).keys()].map(hour => ({ bucket: new Date(begin + hour * 3600000).toISOString(), count: 1 })), 'hour');
                  return ['2026-01-01T23:59:59Z', '2026-01-02T02:10:00Z', '2026-01-01T05:00:00Z', '2025-12-31T05:00:00Z', '2026-02-01T00:00:00Z'].map(moment => {
                    drawn.add(moment);
                    return [...drawn.node.querySelectorAll('i')].map(bar => bar.title.split(' – ')[1]).join('');
                  });
                });"""))
                .extracting(one -> one.asText())
                .containsExactlyElementsOf(List.of(
                        "1".repeat(23) + "2",
                        "1".repeat(20) + "2001",
                        "11" + "2" + "1".repeat(17) + "2001",
                        "11" + "2" + "1".repeat(17) + "2001",
                        "0".repeat(23) + "1"));
    }

    @Test
    void issuesOfAnEnvironmentAndAnAddressThatIsNone() throws Exception {
        Project project = project("Environments");
        send(project, Map.of("message", "at home", "environment", "staging"));
        send(project, Map.of("message", "out there", "environment", "production"));
        signIn();
        show(project, "issues");
        browser.await("document.querySelectorAll('ul.issues li').length === 2");

        browser.run("const field = document.querySelector('[name=environment]'); field.value = 'staging';"
                + " field.dispatchEvent(new Event('change', { bubbles: true }))");
        browser.await("document.querySelectorAll('ul.issues li').length === 1");
        assertThat(text("ul.issues a.title")).isEqualTo("at home");
        assertThat(browser.run("return document.querySelector('[name=environment]').value")
                        .asText())
                .isEqualTo("staging");

        browser.run("location.hash = '#/p/%zz/issues'");
        browser.awaitText("There is no such project.");
        assertThat(browser.complaints()).allMatch(line -> line.contains("404"));
    }

    /** The sockets that the page opens from now on are the test's to close, and lead nowhere where it says so. */
    private void sockets() throws Exception {
        browser.run("""
                const Real = window.WebSocket;
                window.WebSocket = class extends Real {
                  constructor(url) { super(window.away ? url.replace('/stream/', '/away/') : url); window.last = this; }
                };""");
    }

    private void loseTheConnection() throws Exception {
        browser.run("window.away = true; window.last.close()");
        browser.await("document.getElementById('live').textContent === 'Reconnecting…'");
    }
}
