package org.vireo.rest.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * An answer on its way out: compressed for those who ask, unless it is too small to gain by it. Nobody but the servlet ends it, so that
 * what broke off stays open until the connection is ended. Confined to one request.
 */
final class Outgoing extends HttpServletResponseWrapper {
    private static final int WORTH_IT = 1024;
    private static final int BUFFER = 16 * 1024;

    private final boolean compressed;
    private final Body body = new Body();

    Outgoing(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        compressed = wantsGzip(request);
        response.addHeader("Vary", "Accept-Encoding");
    }

    private static boolean wantsGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && Arrays.stream(accepted.split(","))
                        .map(String::strip)
                        .anyMatch(coding ->
                                coding.matches("(?i)(gzip|x-gzip)(\\s*;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
    }

    /** Sends what is held back; the end of the body. */
    void finish() throws IOException {
        body.finish();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    /** That of a compressed body is not known yet. */
    @Override
    public void setContentLengthLong(long length) {
        if (!compressed) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!compressed || !name.equalsIgnoreCase("Content-Length")) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!compressed || !name.equalsIgnoreCase("Content-Length")) {
            super.addHeader(name, value);
        }
    }

    /** What was written goes out when there is enough of it, or at the end: until then a fault can still take its place. */
    @Override
    public void flushBuffer() {
        // see above
    }

    private OutputStream compressing() throws IOException {
        super.setHeader("Content-Encoding", "gzip");
        var tag = getHeader("ETag");
        if (tag != null && tag.endsWith("\"")) {
            super.setHeader("ETag", tag.substring(0, tag.length() - 1) + Preconditions.COMPRESSED + '"');
        }
        return new GZIPOutputStream(getResponse().getOutputStream(), BUFFER) {
            {
                // the least effort: twice as fast for a tenth more bytes
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    private final class Body extends ServletOutputStream {
        private final byte[] held = new byte[WORTH_IT];
        private int count;
        private OutputStream out;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (out == null && compressed && count + length <= WORTH_IT) {
                System.arraycopy(bytes, from, held, count, length);
                count += length;
                return;
            }
            if (out == null) {
                out = compressed ? compressing() : getResponse().getOutputStream();
                out.write(held, 0, count);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {
            // see flushBuffer
        }

        @Override
        public void close() {
            // see finish
        }

        void finish() throws IOException {
            if (out instanceof GZIPOutputStream gzip) {
                gzip.finish();
                gzip.flush();
            } else if (count > 0) {
                getResponse().getOutputStream().write(held, 0, count);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are written by the thread of the request");
        }
    }
}
