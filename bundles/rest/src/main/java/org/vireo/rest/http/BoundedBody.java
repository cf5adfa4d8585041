package org.vireo.rest.http;

import java.io.IOException;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body seems to end one byte after the most that is taken in: enough to see that it is too large. Nobody then reads, or
 * waits for, the rest of it. Confined to one request.
 */
final class BoundedBody extends HttpServletRequestWrapper {
    private final int limit;
    private Bounded body;

    BoundedBody(HttpServletRequest request, int limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Bounded(super.getInputStream(), limit + 1);
        }
        return body;
    }

    private static final class Bounded extends ServletInputStream {
        private final ServletInputStream in;
        private int left;

        Bounded(ServletInputStream in, int left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            var octet = in.read();
            left -= octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            var read = in.read(bytes, from, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public boolean isFinished() {
            return left <= 0 || in.isFinished();
        }

        @Override
        public boolean isReady() {
            return left <= 0 || in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read by the thread of the request");
        }
    }
}
