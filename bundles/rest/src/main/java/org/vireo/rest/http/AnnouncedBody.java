package org.vireo.rest.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The body that a client sends with a request that needs none. Left on the connection, what arrives after the answer would be read as the
 * next request. So it is waited for, but for a moment only, as some clients announce one and send none; where it does not arrive, the
 * connection ends with the answer.
 */
final class AnnouncedBody {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int LARGEST = 64 * 1024;

    private AnnouncedBody() {}

    /** Blocks for 50 ms at the most. */
    static void drop(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long announced = request.getContentLengthLong();
        boolean open = request.getHeader("Transfer-Encoding") != null;
        if (open || announced > LARGEST || (announced > 0 && !arrives(request, announced))) {
            response.setHeader("Connection", "close");
        }
    }

    private static boolean arrives(HttpServletRequest request, long announced) throws IOException {
        var in = request.getInputStream();
        long end = System.nanoTime() + PATIENCE.toNanos();
        long missing = announced;
        while (missing > 0 && System.nanoTime() < end) {
            int there = in.available();
            if (there > 0) {
                missing -= in.readNBytes((int) Math.min(there, missing)).length;
            } else {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return missing == 0;
    }
}
