package io.millrace.mesher.ingest;

import io.millrace.mesher.event.ExceptionInfo;
import io.millrace.mesher.event.NewEvent;
import io.millrace.mesher.event.StackFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two events have in common that are the same issue: what their sender says, else the calls of the exception that was
 * thrown, else the exception, else the message. Neither numbers of lines nor the case of letters make a difference.
 */
final class Fingerprint {

    private static final String BY_MESHER = "{{ default }}";

    private Fingerprint() {}

    /** The fingerprint as it is stored: a hash, since what it is made of can be of any length. */
    static String of(NewEvent event) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text(event).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** What is hashed. */
    static String text(NewEvent event) {
        if (event.fingerprint().isEmpty()) {
            return byMesher(event);
        }
        return event.fingerprint().stream()
                .map(part -> part.equals(BY_MESHER) || part.equals("{{default}}") ? byMesher(event) : part)
                .collect(Collectors.joining("\u001f"));
    }

    private static String byMesher(NewEvent event) {
        if (event.exceptions().isEmpty()) {
            return "msg:" + normalized(event.message());
        }
        ExceptionInfo thrown = event.exceptions().get(event.exceptions().size() - 1);
        List<StackFrame> frames = own(thrown.stacktrace());
        if (frames.isEmpty()) {
            return Objects.requireNonNullElse(thrown.typeName(), "") + ":"
                    + normalized(Objects.requireNonNullElse(thrown.value(), event.message()));
        }
        return frames.stream().map(Fingerprint::place).collect(Collectors.joining(";")) + ":"
                + Objects.requireNonNullElse(thrown.typeName(), normalized(event.message()));
    }

    /** The application's own calls where the SDK knows them: what a library calls inside changes with its version. */
    private static List<StackFrame> own(List<StackFrame> frames) {
        List<StackFrame> own = frames.stream()
                .filter(frame -> Boolean.TRUE.equals(frame.inApp()))
                .toList();
        return own.isEmpty() ? frames : own;
    }

    private static String place(StackFrame frame) {
        String file = Stream.of(frame.filename(), frame.module())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return file + "|" + Objects.requireNonNullElse(frame.functionName(), "");
    }

    static String normalized(String message) {
        return message.toLowerCase(Locale.ROOT).replace("0x", "").strip();
    }
}
