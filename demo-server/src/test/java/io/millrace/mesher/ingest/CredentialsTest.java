package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sentry sentry_version=7,sentry_client=sentry.java/8,sentry_key=abc",
                "Sentry sentry_key=abc, sentry_version=7",
                "sentry sentry_version=7, SENTRY_KEY=abc,sentry_secret=def",
                "Sentry sentry_key = \"abc\"",
            })
    void theKeyOfAHeader(String header) {
        assertThat(Credentials.inHeader(header)).contains("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sentry",
                "Sentry ",
                "Sentry sentry_version=7",
                "Sentry sentry_key=",
                "Sentry not_sentry_key=abc",
                "Bearer sentry_key=abc",
                "sentry_key=abc",
            })
    void aHeaderWithoutAKey(String header) {
        assertThat(Credentials.inHeader(header)).isEmpty();
    }

    @Test
    void theKeyOfADsn() {
        assertThat(Credentials.inDsn("https://abc@mesher.example/1")).contains("abc");
        assertThat(Credentials.inDsn("http://abc:secret@localhost:8080/1")).contains("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://mesher.example/1", "https://@mesher.example/1", "not a url", "::"})
    void aDsnWithoutAKey(String dsn) {
        assertThat(Credentials.inDsn(dsn)).isEmpty();
    }
}
