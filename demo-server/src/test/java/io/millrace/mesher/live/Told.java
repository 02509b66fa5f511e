package io.millrace.mesher.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a WebSocket was told, but that it is alive. */
public final class Told implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder part = new StringBuilder();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            if (part.indexOf("\"alive\"") < 0) {
                messages.add(part.toString());
            }
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    /** The status with which the socket was closed. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** The next message, which is one of this type. */
    public JsonNode next(String type) throws IOException, InterruptedException {
        String text = messages.poll(60, TimeUnit.SECONDS);
        assertThat(text).isNotNull();
        JsonNode message = JSON.readTree(text);
        assertThat(message.path("type").asText()).isEqualTo(type);
        return message;
    }

    /** How many messages wait to be read. */
    public int waiting() {
        return messages.size();
    }
}
