package org.vireo.webconsole;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/** One sentence kept in the session for the next page, as what was asked for is answered by a redirection. Stateless. */
final class Notices {
    private static final String KEPT = Notices.class.getName();
    private static final String REFUSAL = "!";
    private static final String DONE = ".";

    private Notices() {}

    /**
     * A sentence for the user.
     *
     * @param text one sentence or more
     * @param refusal whether it tells why something was not done
     */
    record Notice(String text, boolean refusal) {}

    static void keep(HttpServletRequest request, Notice notice) {
        request.getSession(true).setAttribute(KEPT, (notice.refusal() ? REFUSAL : DONE) + notice.text());
    }

    /** Shown once. */
    static Optional<Notice> take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        var refusal = kept.startsWith(REFUSAL);
        return Optional.of(new Notice(kept.substring(1), refusal));
    }
}
