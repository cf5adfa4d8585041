package org.vireo.host.storage.iscsi;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.vireo.host.volumes.UnreachableException;

/** A session of libiscsi with a target, which is never set up again when it ends. Confined to one thread. */
final class IscsiLogin implements AutoCloseable {
    /** The same on every host, so that one can end a session of another that was stopped. */
    static final String INITIATOR = "iqn.2026-11.org.vireo:catalogue";

    static final int MOST_IDENTITY = (1 << 24) - 1;
    private static final int NORMAL = 2;
    /** One SYN and one more: about three seconds for a portal that is not there. */
    private static final int SYNS = 2;
    /** Each is told once, to the first request after it. */
    private static final int MOST_NEWS = 8;

    /** Where libiscsi's task has its status, and what was read. */
    private static final int STATUS = 0;

    private static final int CHECK_CONDITION = 2;
    private static final int READ_BYTES = 64;
    private static final int READ = 72;

    private final IscsiLibrary library;
    private final IscsiTarget target;
    private final int identity;
    private final Pointer context;

    /**
     * Logs in; throws {@link UnreachableException} when nobody answers in time.
     *
     * @param identity of the session, 0 to {@link #MOST_IDENTITY}: a target ends one of the same number that is under way
     */
    static IscsiLogin open(IscsiLibrary library, IscsiTarget target, int identity, Instant deadline)
            throws IOException {
        var login = new IscsiLogin(library, target, identity);
        try {
            login.connect(deadline);
            return login;
        } catch (IOException | RuntimeException e) {
            library.iscsi_destroy_context(login.context);
            throw e;
        }
    }

    private IscsiLogin(IscsiLibrary library, IscsiTarget target, int identity) {
        this.library = library;
        this.target = target;
        this.identity = identity;
        context = library.iscsi_create_context(INITIATOR);
    }

    IscsiTarget target() {
        return target;
    }

    int identity() {
        return identity;
    }

    private void connect(Instant deadline) throws IOException {
        prepare(library, context, deadline);
        // a target that asks nobody may look for the session to end only if a password is offered; it does not look at
        // that
        boolean open = target.user().isEmpty();
        library.iscsi_set_initiator_username_pwd(
                context, open ? "nobody" : target.user(), open ? "no-password" : target.password());
        library.iscsi_set_targetname(context, target.name());
        library.iscsi_set_session_type(context, NORMAL);
        library.iscsi_set_isid_random(context, identity, 0);
        if (library.iscsi_connect_sync(context, target.portal()) != 0 || library.iscsi_login_sync(context) != 0) {
            throw failure(target.toString(), words(library, context));
        }
    }

    static void prepare(IscsiLibrary library, Pointer context, Instant deadline) {
        long left = Duration.between(Clock.systemUTC().instant(), deadline).toSeconds();
        library.iscsi_set_timeout(context, (int) Math.max(1, left));
        library.iscsi_set_noautoreconnect(context, 1);
        library.iscsi_set_tcp_syncnt(context, SYNS);
    }

    static String words(IscsiLibrary library, Pointer context) {
        return String.valueOf(library.iscsi_get_error(context)).strip();
    }

    /** What stood in the way of a session. */
    static IOException failure(String what, String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("authentication failure") || text.contains("authorization failure")) {
            return new AccessDeniedException(what);
        }
        if (text.contains("target not found")) {
            return new NoSuchFileException(what);
        }
        return new UnreachableException(what + " does not answer: " + words);
    }

    /** One request to a LUN. */
    @FunctionalInterface
    interface Request {
        Pointer send(IscsiLibrary library, Pointer context);
    }

    /** What a request reads; throws what the target says instead. */
    byte[] request(Request request) throws IOException {
        for (int news = 0; true; news++) {
            Pointer task = request.send(library, context);
            if (task == null) {
                throw new UnreachableException(target + " does not answer: " + words(library, context));
            }
            try {
                int status = task.getInt(STATUS);
                if (status == 0) {
                    int read = task.getInt(READ_BYTES);
                    return read <= 0 ? new byte[0] : task.getPointer(READ).getByteArray(0, read);
                }
                if (status != CHECK_CONDITION
                        || !words(library, context).contains("UNIT_ATTENTION")
                        || news == MOST_NEWS) {
                    throw refusal(status);
                }
            } finally {
                library.scsi_free_scsi_task(task);
            }
        }
    }

    /** What is below 256 comes from the target; the rest means that none spoke. */
    private IOException refusal(int status) {
        String words = words(library, context);
        if (status < 0 || status >= 256) {
            return new UnreachableException(target + " does not answer: " + words);
        }
        return words.contains("UNIT_NOT_SUPPORTED")
                ? new NoSuchFileException(target.toString())
                : new FileSystemException(target.toString(), null, words);
    }

    @Override
    public void close() {
        library.iscsi_logout_sync(context);
        library.iscsi_destroy_context(context);
    }
}
