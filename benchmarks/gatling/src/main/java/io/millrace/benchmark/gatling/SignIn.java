package io.millrace.benchmark.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs the owner in, before anything is measured. */
final class SignIn {

    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private SignIn() {}

    /** The token that requests bring; who it is for is in system properties. */
    static String token(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"%s\", \"password\": \"%s\"}"
                        .formatted(
                                System.getProperty("mesher.email", "owner@localhost"),
                                System.getProperty("mesher.password", ""))))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IllegalStateException("nobody can sign in: " + answer.statusCode() + " " + answer.body());
            }
            return token.group(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
