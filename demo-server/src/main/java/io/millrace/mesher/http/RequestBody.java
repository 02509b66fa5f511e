package io.millrace.mesher.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/** Reads a body into memory, as far as its limits allow. */
final class RequestBody {

    private RequestBody() {}

    static Mono<byte[]> read(HttpServerRequest request, BodyLimits limits) {
        String encoding = request.requestHeaders().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        return Mono.defer(() -> {
            Compression compression = Compression.named(encoding);
            // A client that says so beforehand is told beforehand; one that does not is stopped on the way.
            if (declaredLength(request) > limits.received()) {
                return Mono.error(tooLarge(limits));
            }
            return gather(request.receive().asByteArray(), limits)
                    .publishOn(Schedulers.parallel())
                    .map(bytes -> compression.unpack(bytes, limits.unpacked()));
        });
    }

    private static Mono<byte[]> gather(Flux<byte[]> parts, BodyLimits limits) {
        return parts.collect(ByteArrayOutputStream::new, (all, part) -> {
                    if (all.size() + part.length > limits.received()) {
                        throw tooLarge(limits);
                    }
                    all.write(part, 0, part.length);
                })
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static long declaredLength(HttpServerRequest request) {
        try {
            return Long.parseLong(request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH, "0"));
        } catch (NumberFormatException noNumber) {
            throw Refusal.malformed("malformed_length", "Content-Length is no number");
        }
    }

    private static Refusal tooLarge(BodyLimits limits) {
        return Refusal.tooLarge("the body is larger than %d bytes".formatted(limits.received()));
    }
}
