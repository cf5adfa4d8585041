package org.vireo.rest.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.vireo.rest.define.Exchange;
import org.vireo.rest.define.Waiting;
import org.vireo.rest.define.Written;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.wire.WireFormat;
import org.vireo.rest.wire.WireFormats;

/** A request that was let in, as the resources see it. Confined to its thread. */
record Request(
        Exchange exchange,
        Asked asked,
        Answers answers,
        WireFormats formats,
        MediaType bodyType,
        Optional<String> expect,
        Preconditions preconditions,
        List<String> accepted,
        String origin,
        int largestBody,
        AtomicBoolean brokenOff) {
    Waiting waiting() {
        return Waiting.of(expect, exchange.parameters().flag("async"));
    }

    /** Tells what became of a change. */
    Response written(Written written) {
        return answers.written(written, origin);
    }

    /** The body as an object of the API. */
    <A> A read(InputStream body, Class<A> type) {
        return parsed(bytes(body), type);
    }

    /** Actions may come without a body. */
    Action readAction(InputStream body) {
        var bytes = bytes(body);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).isBlank()
                ? new Action()
                : parsed(bytes, Action.class);
    }

    private <A> A parsed(byte[] bytes, Class<A> type) {
        var format = format();
        var charset = bodyType == null ? null : bodyType.getParameters().get("charset");
        try {
            var in = new ByteArrayInputStream(bytes);
            return charset == null
                    ? format.read(in, type)
                    : format.read(new InputStreamReader(in, Charset.forName(charset)), type);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw RequestFault.unknownCharset(e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private WireFormat format() {
        if (bodyType == null
                || bodyType.isWildcardType()
                || bodyType.getSubtype().endsWith("xml")) {
            return formats.xml();
        }
        if (bodyType.getSubtype().equals("json")) {
            return formats.json();
        }
        throw new RequestFault(415, RequestFault.FAILED, "[A body of type " + bodyType + " is not supported.]");
    }

    private byte[] bytes(InputStream body) {
        try {
            var bytes = body.readNBytes(largestBody + 1);
            if (bytes.length > largestBody) {
                throw new RequestFault(
                        413, RequestFault.FAILED, "[The body is larger than " + largestBody + " bytes.]");
            }
            return bytes;
        } catch (IOException e) {
            throw RequestFault.unreadableBody(e);
        }
    }
}
